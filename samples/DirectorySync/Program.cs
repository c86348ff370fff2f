using Refrain.Hosting;

return await RefrainApp.RunAsync(args, app => app.DefaultTask<Summary>());
