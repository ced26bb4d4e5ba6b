// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;

namespace Training.Web.Tests.Access;

/// <summary>What is asked for: a person, and one of each kind of thing that is theirs, in one organisation and on one side of their membership's dates.</summary>
/// <param name="IsOwn">In the organisation of the learner who asks, which the HR partner who asks keeps, and the training fund reads.</param>
/// <param name="InDates">The things are dated within the membership of their holder.</param>
public sealed record Subject(bool IsOwn, bool InDates)
{
    public Guid Person { get; init; }
    public string UserName { get; init; } = "";
    public Guid Organisation { get; init; }
    public Guid Establishment { get; init; }
    public string JoinCode { get; init; } = "";

    /// <summary>Number of an attestation.</summary>
    public string Document { get; init; } = "";

    /// <summary>An attempt under way; the first question awaits its answer.</summary>
    public Guid Attempt { get; init; }

    /// <summary>Code of a hosted battle in its lobby, made by the person and open to guests.</summary>
    public string Battle { get; init; } = "";

    /// <summary>A battle that is over, in which the person played.</summary>
    public Guid PastBattle { get; init; }

    /// <summary>A challenge of the person to the other shift of their house; their side has played.</summary>
    public Guid Relay { get; init; }

    /// <summary>A request of the person that awaits its answer, and its receipt.</summary>
    public Guid Request { get; init; }

    /// <summary>Another one, which may be taken back.</summary>
    public Guid SpareRequest { get; init; }

    /// <summary>An establishment of the organisation that no other row joins by its code.</summary>
    public Guid SpareEstablishment { get; init; }

    /// <summary>A legal hold on the person, which may be lifted.</summary>
    public Guid Hold { get; init; }

    /// <summary>An agreement of the organisation with who pays, whose last payment is awaited.</summary>
    public Guid Funding { get; init; }

    /// <summary>A staff list that waits with a faulty line: of the HR partner who asks for the first subject, of other partners for the others, since one waits for each.</summary>
    public Guid Roster { get; init; }

    /// <inheritdoc cref="Request"/>
    public string Receipt { get; init; } = "";

    public override string ToString() => $"{(IsOwn ? "own" : "other")} organisation, {(InDates ? "in" : "out of")} dates";
}

/// <summary>One endpoint and who may call it.</summary>
/// <param name="Endpoint">« PAGE /route », or a method and the route as they are mapped.</param>
/// <param name="May">Everybody else is turned away.</param>
/// <param name="Address">Where it stands for a subject; null when the route has no parameter and is asked for once.</param>
internal sealed record AccessRow(string Endpoint, Who May, Func<Subject, string>? Address)
{
    /// <summary>Fields of the post; such that who may call it changes nothing that other rows need.</summary>
    public (string Name, string Value)[] Form { get; init; } = [];

    /// <summary>The same where it names a thing of the subject.</summary>
    public Func<Subject, (string Name, string Value)[]>? FormOf { get; init; }

    /// <summary>A post that carries no antiforgery token, for a reason that stands in decisions.md or in the code.</summary>
    public bool NeedsNoToken { get; init; }

    /// <summary>A post that writes nothing without a token and shows its page all the same; a test of its room says so.</summary>
    public bool ForgivesToken { get; init; }

    /// <summary>Where a page leads those who may open it, when it has nothing to show.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>What it answers to those who may, where that is neither a page nor a way on.</summary>
    public HttpStatusCode Answers { get; init; } = HttpStatusCode.OK;

    /// <summary>How it is asked for; an endpoint that takes any method says which.</summary>
    public string Verb { get; init; } = Endpoint.Split(' ')[0] is "POST" ? "POST" : "GET";

    public string Route => Endpoint.Split(' ')[1];

    public bool IsPage => Endpoint.StartsWith("PAGE", StringComparison.Ordinal);

    public bool IsPost => Endpoint.StartsWith("POST", StringComparison.Ordinal);

    public bool Lets(Role role, Subject subject, bool hasPass) => role switch
    {
        Role.Anonymous => May.HasFlag(Who.Anonymous),
        Role.Guest => May.HasFlag(hasPass ? Who.GuestOfTheBattle : Who.Guest),
        Role.Learner => May.HasFlag(Who.Learner) || (May.HasFlag(Who.Colleague) && subject.IsOwn),
        Role.Trainer => May.HasFlag(Who.Trainer),
        Role.Hr => May.HasFlag(Who.Hr) || (May.HasFlag(Who.HrOfOrganisation) && subject.IsOwn) || (May.HasFlag(Who.HrOfTheDay) && subject is { IsOwn: true, InDates: true }),
        Role.Fund => May.HasFlag(Who.Fund) || (May.HasFlag(Who.FundOfOrganisation) && subject.IsOwn) || (May.HasFlag(Who.FundOfTheDay) && subject is { IsOwn: true, InDates: true }),
        Role.Administrator => May.HasFlag(Who.Administrator),
        _ => May.HasFlag(Who.Holder) || (May.HasFlag(Who.HolderOfTheDay) && subject.InDates),
    };

    public static AccessRow Page(string route, Who may, Func<Subject, string>? address = null) => new($"PAGE {route}", may, address);

    public static AccessRow Get(string route, Who may, Func<Subject, string>? address = null) => new($"GET {route}", may, address);

    public static AccessRow Post(string route, Who may, Func<Subject, string>? address = null, params (string Name, string Value)[] form) =>
        new($"POST {route}", may, address) { Form = form };
}
