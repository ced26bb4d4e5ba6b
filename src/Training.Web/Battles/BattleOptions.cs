// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>Limits and paces that an operator may set, under <c>Battles</c>.</summary>
internal sealed class BattleOptions
{
    public const string Section = "Battles";

    /// <summary>How often a device gives a sign of life, as its script does.</summary>
    public static readonly TimeSpan SpokenEvery = TimeSpan.FromSeconds(2);

    /// <summary>Symbols of the code that is read aloud.</summary>
    public int CodeLength { get; set; } = 6;

    /// <summary>Symbols of the token in the QR code.</summary>
    public int TokenLength { get; set; } = 20;

    /// <summary>How often phases are looked at.</summary>
    public TimeSpan Tick { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Moves written in one transaction.</summary>
    public int Group { get; set; } = 256;

    /// <summary>How long moves gather after a commit before the next one.</summary>
    public TimeSpan Gather { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>When a new phase reaches the players later than this, for the disk took its time, that time is given back.</summary>
    public TimeSpan GiveBackFrom { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>When nothing at all reached a battle for this long, not even its own clock, the server stood still: that time is given back, and nobody was silent in it.</summary>
    public TimeSpan StandstillFrom { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Moves that may wait in a room before it says that it is busy.</summary>
    public int Waiting { get; set; } = 8192;

    /// <summary>Counts are sent at most this often.</summary>
    public TimeSpan TallyEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a battle that ended stays in memory for those who come back to its end.</summary>
    public TimeSpan KeepEnded { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Largest message of a device, in bytes.</summary>
    public long MessageSize { get; set; } = 4096;

    /// <summary>Messages a second that a connection may send in the long run.</summary>
    public int MessagesPerSecond { get; set; } = 10;

    /// <summary>Messages that a connection may send at once.</summary>
    public int MessageBurst { get; set; } = 40;

    /// <summary>Unknown codes that a person may try in a minute.</summary>
    public int WrongCodesPerPerson { get; set; } = 10;

    /// <summary>Unknown codes that an address may try in a minute; a hotel shares one. Somebody signed in who has not missed yet is let in all the same.</summary>
    public int WrongCodesPerAddress { get; set; } = 200;

    /// <summary>Battles that one person may have running.</summary>
    public int RunningPerPerson { get; set; } = 5;

    /// <summary>People who may come into one battle at once, and again each second.</summary>
    public int JoinsPerSecond { get; set; } = 1000;

    /// <summary>The time to answer a question that says nothing of its own, before a battle's factor.</summary>
    public TimeSpan AnswerTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Shortest time in which a question is read without its choices.</summary>
    public TimeSpan ReadingMin { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest time in which a question is read without its choices.</summary>
    public TimeSpan ReadingMax { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How long the right answer is shown in a battle that paces itself.</summary>
    public TimeSpan Reveal { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Time of the comeback for each question of the longest queue.</summary>
    public TimeSpan ComebackPerQuestion { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Who was not heard for this long is absent, and nobody waits for them. A device speaks every two seconds.</summary>
    public TimeSpan Presence { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After this silence of its host a battle paces itself.</summary>
    public TimeSpan HostSilence { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What the house decides of every battle; the rest is its creator's.</summary>
    public BattleSettings Of(BattleFormat format) => BattleSettings.For(format) with
    {
        MaxPlayers = format == BattleFormat.Hosted ? PlayersHosted : PlayersOpen,
        AnswerTime = AnswerTime, ReadingMin = ReadingMin, ReadingMax = ReadingMax, Reveal = Reveal, ComebackPerQuestion = ComebackPerQuestion,
        Presence = Presence, HostSilence = HostSilence,
    };

    /// <summary>Questions that a battle may have.</summary>
    public int QuestionsPerBattle { get; set; } = 20;

    /// <summary>How long the other side of a relay may begin after the first one ended.</summary>
    public TimeSpan RelayDelay { get; set; } = TimeSpan.FromHours(48);

    /// <summary>How long the outcome of a relay stays on the home page of those who played, and may be looked at by others of its houses.</summary>
    public TimeSpan RelayShown { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Players of an open battle.</summary>
    public int PlayersOpen { get; set; } = 40;

    /// <summary>Players of a hosted battle.</summary>
    public int PlayersHosted { get; set; } = 1000;

    /// <summary>How long a guest's pass opens its battle: as long as a battle can last.</summary>
    public TimeSpan GuestPass { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long what guests left is kept after the end of a battle; counts without names stay.</summary>
    public TimeSpan KeepGuests { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often open connections are held against the accounts that opened them.</summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromMinutes(1);
}
