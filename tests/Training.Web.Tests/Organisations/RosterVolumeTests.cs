// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>The longest file and broken ones, confirmed on a real file: what the plan says is what is written, or nothing is.</summary>
public sealed class RosterVolumeTests : IDisposable
{
    private static readonly string[] Houses = ["Hôtel de la Gaillette", "Estaminet de la Berline"];
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private RosterImport Import => _site.Services.GetRequiredService<RosterImport>();

    private async Task<Guid> ClaireAsync()
    {
        await using var db = _site.OpenDb();
        return await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync();
    }

    private async Task<(int People, int Memberships, int Imports, int Ended)> CountAsync()
    {
        await using var db = _site.OpenDb();
        return (await db.People.CountAsync(), await db.Memberships.CountAsync(), await db.Set<AuditRow>().CountAsync(a => a.Action == "roster.imported"), await db.Memberships.CountAsync(m => m.To != null));
    }

    private async Task<RosterPlan> TakeInAsync(Guid hr, byte[] file, bool isWhole = false) => (await Import.ConfirmAsync(hr, Import.Keep(hr, file, isWhole)))!;

    [Fact]
    public async Task Fifty_thousand_lines_are_written_and_then_change_nothing()
    {
        const int lines = 50_000;
        var (hr, before) = (await ClaireAsync(), await CountAsync());
        var text = new StringBuilder("nom;prénom;établissement;matricule;entrée\n");
        for (var i = 0; i < lines; i++) text.Append(CultureInfo.InvariantCulture, $"Nom{i};Zoé;{Houses[i % 2]};{i};2025-05-01\n");
        var file = Encoding.UTF8.GetBytes(text.ToString());
        var plan = await TakeInAsync(hr, file);
        Assert.Equal((lines, 0, 0, 0), (plan.Added.Count, plan.Changed.Count, plan.Left.Count, plan.Problems.Count));
        var after = (before.People + lines, before.Memberships + lines, 1, 0);
        Assert.Equal(after, await CountAsync());
        plan = await TakeInAsync(hr, file);
        Assert.Equal((0, 0, 0, lines), (plan.Added.Count, plan.Changed.Count, plan.Left.Count, plan.Unchanged));
        Assert.Equal(after with { Item3 = 2 }, await CountAsync());
    }

    [Fact]
    public async Task Broken_files_are_taken_in_as_the_plan_says_or_not_at_all()
    {
        var (hr, taken) = (await ClaireAsync(), 0);
        for (var seed = 0; seed < 50; seed++)
        {
            var luck = new Random(seed);
            var before = await CountAsync();
            var plan = await TakeInAsync(hr, Broken(luck), isWhole: luck.Next(4) == 0);
            var after = await CountAsync();
            var isIn = plan.Problems.Count == 0;
            if (isIn) taken++;
            var made = isIn ? (plan.New.OfType<Training.Organisations.Person>().Count(), plan.Added.Count, 1) : default;
            Assert.True((after.People - before.People, after.Memberships - before.Memberships, after.Imports - before.Imports) == made, $"seed {seed}: {before} became {after} with {plan.Problems.Count} problems");
            Assert.True(isIn || after == before, $"seed {seed}: a file with problems changed {before} to {after}");
        }

        // Both happen, or the test proves nothing.
        Assert.InRange(taken, 5, 45);
    }

    private static byte[] Broken(Random luck)
    {
        var text = new StringBuilder("nom;prénom;établissement;matricule;entrée;sortie\n");
        for (var i = luck.Next(1, 30); i > 0; i--)
            text.Append(CultureInfo.InvariantCulture, $"Nom{luck.Next(40)};Zoé;{Houses[luck.Next(2)]};{(luck.Next(3) == 0 ? "" : $"{luck.Next(60)}")};{(luck.Next(2) == 0 ? "" : "2025-05-01")};{(luck.Next(6) == 0 ? "2031-01-31" : "")}\n");
        byte[] bytes = [.. luck.Next(2) == 0 ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text.ToString())];
        for (var i = luck.Next(4); i > 0; i--) bytes[luck.Next(bytes.Length)] = luck.Next(5) switch { 0 => (byte)'"', 1 => (byte)'\n', 2 => (byte)';', 3 => 0, _ => (byte)luck.Next(256) };
        return luck.Next(5) == 0 ? bytes[..luck.Next(bytes.Length + 1)] : bytes;
    }
}
