// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Load;
using Training.Load.Battles;
using Training.Load.Content;
using Training.Load.Documents;
using Training.Load.Pages;
using Training.Load.Portal;
using Training.Load.Shared;
using Training.Load.Soak;

try
{
    return args switch
    {
        ["content", .. var rest] => await ContentBenchmark.RunAsync(Arguments.Parse(rest)),
        ["pages", .. var rest] => await Cores.MoveAsync(args) ?? await PagesBenchmark.RunAsync(Arguments.Parse(rest)),
        ["battle", .. var rest] => await Cores.MoveAsync(args) ?? await BattleBenchmark.RunAsync(Arguments.Parse(rest)),
        ["kill", .. var rest] => await Cores.MoveAsync(args) ?? await KillBenchmark.RunAsync(Arguments.Parse(rest)),
        ["portal", .. var rest] => await Cores.MoveAsync(args) ?? await PortalBenchmark.RunAsync(Arguments.Parse(rest)),
        ["soak", .. var rest] => await Cores.MoveAsync(args) ?? await SoakBenchmark.RunAsync(Arguments.Parse(rest)),
        ["documents", .. var rest] => await DocumentsBenchmark.RunAsync(Arguments.Parse(rest)),
        // What a benchmark starts beside the site.
        ["floor", LessonFloor.Role, var lesson] => await LessonFloor.RunAsync(lesson),
        ["floor", HubFloor.Role] => await HubFloor.RunAsync(),
        ["help" or "--help" or "-h", ..] => Help.Write(Console.Out, 0),
        _ => Help.Write(Console.Error, 1),
    };
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return Help.Write(Console.Error, 1);
}
