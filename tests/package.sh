#!/usr/bin/env bash
# Packs Refrain and Refrain.Hosting, and builds and runs a program that uses them as packages: what a user does on the first day.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet pack "$root/src/Refrain" -o "$work/feed" --nologo -v q
dotnet pack "$root/src/Refrain.Hosting" -o "$work/feed" --nologo -v q

mkdir "$work/app"
cd "$work/app"
cat > nuget.config <<'X'
<configuration>
  <packageSources><add key="refrain" value="../feed" /></packageSources>
</configuration>
X
cat > app.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <RefrainGraphDocs>GRAPH.md</RefrainGraphDocs>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Refrain.Hosting" Version="0.1.0" />
  </ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using Refrain;
using Refrain.Hosting;

return await RefrainApp.RunAsync(args);

/// <summary>Squares of the first numbers.</summary>
[Task]
public sealed partial record Squares(int Count = 3)
{
    public IEnumerable<int> Run() => Enumerable.Range(1, Count).Select(n => n * n);
}

/// <summary>Their sum.</summary>
[Task, Requires<Squares>]
public sealed partial record SumOfSquares(int Count = 3)
{
    public long Run(IEnumerable<int> squares) => squares.Sum();
}
X
# A packages folder of its own: the shared one would keep an older build of the same version.
export RestorePackagesPath="$work/packages"
dotnet build --nologo -v q
dotnet run --no-build -- run SumOfSquares --count 4 --json > first.json
dotnet run --no-build -- show SumOfSquares --count 4 --json | grep -qx 30
dotnet run --no-build -- run SumOfSquares --count 4 --json | tr -d ' \n' | grep -q '"executed":0'
grep -q SumOfSquares GRAPH.md

# The compiler loads what was compiled ahead for this platform, and makes of it byte by byte what it makes of the plain assemblies.
analyzers() { dotnet msbuild -nologo -t:Compile -getItem:Analyzer "$@" | grep -c 'FullPath.*[/\\\\]tools[/\\\\]ahead[/\\\\]' || true; }
[ "$(analyzers)" = 2 ] || { echo "What was compiled ahead is not used."; exit 1; }
[ "$(analyzers -p:RefrainCompiledAhead=false)" = 0 ] || { echo "RefrainCompiledAhead=false has no effect."; exit 1; }
[ "$(analyzers -p:DesignTimeBuild=true)" = 0 ] || { echo "Editors get what was compiled ahead."; exit 1; }
[ "$(analyzers -p:NETCoreSdkPortableRuntimeIdentifier=other-cpu)" = 0 ] || { echo "A platform without it is not left alone."; exit 1; }
for ahead in true false; do
    dotnet build --nologo -v q --no-incremental -p:RefrainCompiledAhead=$ahead -p:EmitCompilerGeneratedFiles=true -p:CompilerGeneratedFilesOutputPath="$work/generated-$ahead"
done
diff -r "$work/generated-true" "$work/generated-false"
[ -n "$(find "$work/generated-true" -name '*Squares*')" ]

# A contract beside the project is compared without further ado.
touch RefrainTasks.txt
if dotnet build --nologo -v q > contract.log; then echo "RefrainTasks.txt is not compared"; exit 1; fi
grep -q "RFN016.*'SumOfSquares' is not in RefrainTasks.txt" contract.log
printf 'task Squares(Count: i32) -> rows i32\ntask SumOfSquares(Count: i32) -> i64\n' > RefrainTasks.txt
dotnet build --nologo -v q

# What the analyzers say, they say from the package too.
sed -i 's/public sealed partial record Squares/public partial record Squares/' Program.cs
echo 'M:System.IO.File.ReadAlText none' > RefrainEffects.txt
if dotnet build --nologo -v q > broken.log; then echo "An unsealed task was built."; exit 1; fi
grep -q RFN002 broken.log
grep -q RFN018 broken.log
echo "1 passed, 0 failed"
