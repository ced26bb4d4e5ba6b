// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Training.Tool;

Console.OutputEncoding = Encoding.UTF8;
return Cli.Run(args, new Surroundings(Directory.GetCurrentDirectory(), DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date), Console.Out, Console.Error));
