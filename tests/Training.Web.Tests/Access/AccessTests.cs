// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Training.Web.Shared;

namespace Training.Web.Tests.Access;

/// <summary>Every endpoint × every role × own or other organisation × in or out of membership dates: exactly the allowed cells succeed.</summary>
public sealed class AccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private const string HowTo =
        """
        Say who may call it: add a row to the room's file in tests/Training.Web.Tests/Access, for instance in CertificatesAccess.cs
            Page("/documents/{number}", Who.Holder | Who.ReaderOfTheDay, s => Addresses.DocumentPage(s.Document)),
            Post("/documents/{number}/revoke", Who.HrOfTheDay, s => Addresses.Revoke(s.Document), ("reason", "")),
        The address is asked for by every role for four subjects (own or other organisation, in or out of membership dates); give a post
        fields with which who may call it changes nothing that other rows need. A room without a file: add one and name it in AccessTable.Rows.
        """;

    public static TheoryData<string> Rows => [.. AccessTable.Rows.Keys];

    public static TheoryData<string> Posts => [.. AccessTable.Rows.Values.Where(r => r is { IsPost: true, NeedsNoToken: false, ForgivesToken: false }).Select(r => r.Endpoint)];

    [Fact]
    public void Every_endpoint_says_who_may_call_it_and_every_row_has_its_endpoint()
    {
        var mapped = AccessTable.Endpoints(world.Site).Select(e => e.Name).ToHashSet();
        var (silent, stale) = (mapped.Except(AccessTable.Rows.Keys).Order().ToArray(), AccessTable.Rows.Keys.Except(mapped).Order().ToArray());
        Assert.True(silent.Length == 0, $"Nobody says who may call\n    {string.Join("\n    ", silent)}\n{HowTo}");
        Assert.True(stale.Length == 0, $"These rows of tests/Training.Web.Tests/Access name nothing any more\n    {string.Join("\n    ", stale)}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Exactly_those_named_succeed(string endpoint)
    {
        var row = AccessTable.Rows[endpoint];
        var wrong = new List<string>();
        foreach (var subject in row.Address is null ? [world.Subjects[0]] : world.Subjects)
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                using var answer = await world.AskAsync(row, role, subject);
                var (expected, found) = (row.Lets(role, subject, row.Address is not null && subject == world.Guests), Succeeds(row, answer));
                if (found != expected) wrong.Add($"{role}, {subject}: {(int)answer.StatusCode} {answer.Headers.Location}, and {(expected ? "may" : "may not")}");
            }
        }

        Assert.True(wrong.Count == 0, $"{endpoint}\n    {string.Join("\n    ", wrong)}");
    }

    /// <summary>What names a thing of an organisation, and what only keepers may: the file is asked about both.</summary>
    public static TheoryData<string> OfHr => [.. AccessTable.Rows.Values
        .Where(r => (r.May & (Who.HrOfOrganisation | Who.HrOfTheDay)) != 0 || (r.May.HasFlag(Who.Hr) && !r.May.HasFlag(Who.Fund))).Select(r => r.Endpoint)];

    [Theory]
    [MemberData(nameof(OfHr))]
    public async Task A_partner_whose_access_has_ended_finds_nothing_whatever_their_cookie_says(string endpoint)
    {
        var row = AccessTable.Rows[endpoint];
        foreach (var subject in world.Subjects)
        {
            using var answer = await world.AskAsync(row, world.FormerPartner, subject);
            Assert.False(Succeeds(row, answer), $"{endpoint}, {subject}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task A_post_without_a_token_of_our_forms_is_turned_away(string endpoint)
    {
        var row = AccessTable.Rows[endpoint];
        foreach (var role in Enum.GetValues<Role>().Where(role => row.Lets(role, world.Guests, hasPass: true)))
        {
            using var answer = await world.AskAsync(row, role, world.Guests, withToken: false);
            Assert.True(
                answer.StatusCode == HttpStatusCode.BadRequest || answer.Headers.Location?.OriginalString is { } to && (to == AccessWorld.TurnedAway || to.Contains("stale-form", StringComparison.Ordinal)),
                $"{endpoint} carried out a post of {role} without a token: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
    }

    [Fact]
    public void Only_posts_that_say_so_carry_no_token()
    {
        var without = AccessTable.Endpoints(world.Site)
            .Where(e => e.Name.StartsWith("POST", StringComparison.Ordinal) && e.Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true })
            .Select(e => e.Name).Order();
        Assert.Equal(AccessTable.Rows.Values.Where(r => r is { IsPost: true, NeedsNoToken: true }).Select(r => r.Endpoint).Order(), without);
    }

    /// <summary>A page succeeds when it is shown; an endpoint also when it leads on, unless to the sign-in.</summary>
    private static bool Succeeds(AccessRow row, HttpResponseMessage answer)
    {
        var to = answer.Headers.Location is { } location ? location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString : null;
        Assert.False(to == AccessWorld.TurnedAway, $"{row.Endpoint} refused a token that is right.");
        return answer.StatusCode switch
        {
            var status when status == row.Answers => true,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => false,
            HttpStatusCode.Found or HttpStatusCode.SeeOther when to is not null => row.LeadsTo is { } there ? to.StartsWith(there, StringComparison.Ordinal)
                : !row.IsPage && !to.StartsWith(Addresses.SignIn(), StringComparison.Ordinal),
            _ => throw new InvalidOperationException($"{row.Endpoint} answers {(int)answer.StatusCode} {to}: neither let in nor turned away."),
        };
    }
}
