// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tool;

/// <summary><c>accept ID</c>: takes what a module says today as what is published.</summary>
internal static class AcceptCommand
{
    public static int Run(Arguments arguments, Surroundings around)
    {
        if (arguments.Words is not [var id]) throw new MisuseException("accept ID : le nom d’un module.");
        var shown = $"{arguments.Options.GetValueOrDefault("--content", "content")}/modules/{id}";
        var files = ContentFiles.Open(around.Folder, shown);
        if (!files.IsOneModule) throw new MisuseException($"{shown} n’a pas de module.md.");
        var sources = ContentFiles.Read(files.Modules().Single());
        var result = ModuleReader.Read(sources);
        if (result.Module is null)
        {
            foreach (var error in result.Diagnostics.Where(d => d.Severity == Severity.Error)) around.Out.WriteLine(error);
            around.Out.WriteLine("Rien n’est enregistré : corrigez d’abord ces erreurs.");
            return Cli.Faults;
        }

        File.WriteAllText(Path.Combine(around.Folder, shown, ModuleLock.FileName), ModuleLock.Write(result.Module));
        around.Out.WriteLine($"{shown}/{ModuleLock.FileName} est à jour : gardez-le avec le module.");
        return Cli.Done;
    }
}
