// SPDX-License-Identifier: AGPL-3.0-or-later
Console.Error.WriteLine("Training.Load: no benchmark yet. Each one is added with the part that it measures.");
return 1;
