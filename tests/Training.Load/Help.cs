// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Load;

internal static class Help
{
    private const string Text = """
        Benchmarks of the published site. Each runs its floor in the same run, prints a table, and writes its figures as JSON.

          dotnet run -c Release --project tests/Training.Load -- BENCHMARK [options]

          content   reads a large content folder, then changes one file at a time
                    --modules N     modules of twenty questions (1000)
                    --saves N       files changed, one after the other (20)

          pages     serves a lesson as often as it can, in turn with a bare endpoint that has the same bytes; weighs a first visit
                    --lesson PATH   another lesson
                    --pairs N       measurements of each (10)
                    --milliseconds N  length of each (1500)

          battle    plays a battle with a full room, each round in turn with the same round of a bare hub that has the same bytes
                    --players N     people, all of whom answer within a second (1000)
                    --rounds N      pairs of rounds (20)

          kill      plays a battle whose server is killed in mid-question and started again, over and over
                    --times N       kills (20)
                    --players N     people whose devices come back by themselves (200)

          soak      people read, answer and play for a long time; what the server holds is looked at every ten seconds
                    --minutes N     how long (30)
                    --people N      people (300)
                    --battles N     battles that they play in turns (20)

          documents draws documents, then draws and signs as many; sends them all, in an archive and merged
                    --count N       how many of each (1000)

          portal    looks at the portal of an employer with many people, and takes the register as a table
                    --learners N    people (10000)
                    --pages N       pages asked for, of all views in turn (200)
                    --exports N     times that the register is taken (5)

        Of all benchmarks:
                    --json FILE     where the figures go
                    --site FOLDER   a published site; without it the build of this run is published first

        Measured servers run on the first processor, what asks them on the second (Linux). Only the console says what surrounds a figure: its floor, its spread. docs/operations.md tells what each key means.
        """;

    public static int Write(TextWriter to, int code)
    {
        to.WriteLine(Text);
        return code;
    }
}
