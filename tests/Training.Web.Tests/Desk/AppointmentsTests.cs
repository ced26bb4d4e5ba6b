// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Accounts;
using Training.Web.Desk;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Desk;

/// <summary>Who was removed from the administration is out at once, and somebody always remains.</summary>
public sealed class AppointmentsTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_removed_administrator_neither_comes_back_nor_removes_who_removed_them()
    {
        var (agnes, nadia) = await TwoAsync();
        using var first = await (await _site.Visit().SignInAsync("agnes.morel")).GoAsync(Addresses.DeskTeam);
        using var second = await (await _site.Visit().SignInAsync("nadia.tournel")).GoAsync(Addresses.DeskTeam);
        var token = Token(second);
        await first.PostAsync(Addresses.RemoveRole, Fields(Token(first), ("person", nadia.ToString()), ("role", Roles.Administrator), ("confirmed", "true")));
        Assert.Equal([agnes], await AdministratorsAsync());

        await second.PostAsync(Addresses.Appoint, Fields(token, ("user", "nadia.tournel"), ("role", Roles.Administrator)));
        Assert.Equal(HttpStatusCode.NotFound, second.Answer.StatusCode);
        await second.PostAsync(Addresses.RemoveRole, Fields(token, ("person", agnes.ToString()), ("role", Roles.Administrator), ("confirmed", "true")));
        Assert.Equal(HttpStatusCode.NotFound, second.Answer.StatusCode);
        Assert.Equal([agnes], await AdministratorsAsync());
    }

    [Fact]
    public async Task Two_who_remove_each_other_at_once_leave_one()
    {
        var (agnes, nadia) = await TwoAsync();
        await Task.WhenAll(RemoveAsync(agnes, nadia), RemoveAsync(nadia, agnes));
        Assert.Single(await AdministratorsAsync());
    }

    [Fact]
    public async Task Only_who_administers_appoints_and_removes_whatever_was_asked_before()
    {
        var (agnes, nadia) = await TwoAsync();
        Assert.Null(await RemoveAsync(agnes, nadia));
        Assert.Equal(OrganisationDesk.Missing, await RemoveAsync(nadia, agnes));
        await using var scope = _site.Services.CreateAsyncScope();
        Assert.Equal(OrganisationDesk.Missing, await scope.ServiceProvider.GetRequiredService<Appointments>().AppointAsync(nadia, "nadia.tournel", Roles.Administrator));
        Assert.Equal([agnes], await AdministratorsAsync());
    }

    private async Task<string?> RemoveAsync(Guid by, Guid person)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Appointments>().RemoveAsync(by, person, Roles.Administrator, isConfirmed: true);
    }

    /// <summary>Two who administer.</summary>
    private async Task<(Guid Agnes, Guid Nadia)> TwoAsync()
    {
        await using var db = _site.OpenDb();
        var (agnes, nadia) = (await db.Users.SingleAsync(u => u.UserName == "agnes.morel", Stop), await db.Users.SingleAsync(u => u.UserName == "nadia.tournel", Stop));
        await using var scope = _site.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Appointments>().AppointAsync(agnes.Id, "nadia.tournel", Roles.Administrator));
        return (agnes.Id, nadia.Id);
    }

    private async Task<Guid[]> AdministratorsAsync()
    {
        await using var db = _site.OpenDb();
        return await (from held in db.UserRoles join role in db.Roles on held.RoleId equals role.Id where role.Name == Roles.Administrator select held.UserId).ToArrayAsync(Stop);
    }

    private static string Token(Visitor visitor) => visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static IEnumerable<KeyValuePair<string, string>> Fields(string token, params (string Name, string Value)[] fields) =>
        fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
}
