// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>
/// Who may call what, and when. All that is not written here is refused. A role stands for somebody with an open connection: a stranger to the
/// battle, a trainer in a host's seat, the same before a screen, players, somebody removed, the host, the former one, a guest of this battle, and a
/// guest of another.
/// </summary>
internal static class Allowed
{
    /// <summary>Methods that ask and leave the battle as it is.</summary>
    public static readonly string[] Asking = ["Snapshot", "Host", "Watch", "Pseudonym", "Ping", "Roster"];

    public static readonly string[] Roles = ["stranger", "trainer", "screen", "player", "parked", "removed", "host", "former", "guest", "elsewhere"];

    private const string Table =
        """
        method     phases                                               roles
        Join       Lobby,Reading,Answering,Reveal,Comeback,Paused       stranger,trainer,screen,player,parked,host,former,guest
        Snapshot   *                                                    player,parked,guest
        Host       *                                                    trainer,screen,host,former
        Watch      *                                                    trainer,screen,host,former
        Pseudonym  *                                                    stranger,trainer,screen,player,parked,removed,host,former,guest
        Ping       *                                                    *
        Roster     *                                                    host
        Start      Lobby                                                host
        Answer     Answering,Comeback                                   player,guest
        Park       Lobby,Reading,Answering,Reveal,Comeback,Paused       player,parked,guest
        Return     Lobby,Reading,Answering,Reveal,Comeback,Paused       player,parked,guest
        Leave      Lobby,Reading,Answering,Reveal,Comeback,Paused       player,parked,guest
        TakeHost   Lobby,Reading,Answering,Reveal,Comeback,Paused       host,former
        HandOver   Lobby,Reading,Answering,Reveal,Comeback,Paused       host
        Close      Answering,Comeback                                   host
        Next       Reading,Reveal,Comeback                              host
        Pause      Reading,Answering,Reveal,Comeback                    host
        Resume     Paused                                               host
        Lock       Lobby,Reading,Answering,Reveal,Comeback,Paused       host
        Remove     Lobby,Reading,Answering,Reveal,Comeback,Paused       host
        SetTime    Lobby,Reading,Answering,Reveal,Comeback,Paused       host
        SetSpeed   Lobby,Reading,Reveal,Comeback                        host
        Finish     Lobby,Reading,Answering,Reveal,Comeback,Paused       host
        """;

    private static readonly Dictionary<string, (string[] Phases, string[] Roles)> Rows = Table.Split('\n').Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => cells[0], cells => (cells[1].Split(','), cells[2].Split(',')));

    /// <summary>Methods that have a row.</summary>
    public static IEnumerable<string> Methods => Rows.Keys;

    public static bool Has(string method, BattlePhase phase, string role) =>
        Rows.TryGetValue(method, out var row) && Includes(row.Phases, phase.ToString()) && Includes(row.Roles, role);

    private static bool Includes(string[] names, string name) => names is ["*"] || names.Contains(name);
}
