// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Tool;

/// <summary>Finds the command that was asked for. Exit codes: 0 done, 1 the content has faults, 2 the command was not understood.</summary>
internal static class Cli
{
    public const int Done = 0, Faults = 1, Misuse = 2;

    public static int Run(string[] args, Surroundings around)
    {
        try
        {
            return args switch
            {
                [] or ["help" or "--help" or "-h", ..] => Say(around, Help.All),
                [var command, .., "--help" or "-h"] when Help.Of(command) is { } help => Say(around, help),
                ["check", .. var rest] => CheckCommand.Run(Arguments.Parse(rest, ["--format", "--lang"], ["--warnings-as-errors", "--fix"]), around),
                ["new", "module", .. var rest] => NewCommand.Run(Arguments.Parse(rest, ["--content"], []), around),
                ["accept", .. var rest] => AcceptCommand.Run(Arguments.Parse(rest, ["--content"], []), around),
                _ => throw new MisuseException($"Commande inconnue : {string.Join(' ', args)}"),
            };
        }
        catch (MisuseException e)
        {
            around.Error.WriteLine(e.Message);
            around.Error.WriteLine("Aide : --help");
            return Misuse;
        }
    }

    private static int Say(Surroundings around, string text)
    {
        around.Out.WriteLine(text);
        return Done;
    }
}
