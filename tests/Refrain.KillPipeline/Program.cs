using Refrain.Hosting;
using Refrain.KillPipeline;

return await RefrainApp.RunAsync(args, app => app.DefaultTask<Everything>());
