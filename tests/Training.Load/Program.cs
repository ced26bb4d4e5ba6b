// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Load;
using Training.Load.Content;

try
{
    return args switch
    {
        ["content", .. var rest] => await ContentBenchmark.RunAsync(Arguments.Parse(rest)),
        ["help" or "--help" or "-h", ..] => Help.Write(Console.Out, 0),
        _ => Help.Write(Console.Error, 1),
    };
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return Help.Write(Console.Error, 1);
}
