// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Accounts;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Accounts;

/// <summary>Nobody learns by trying who has an account, nor which codes there are.</summary>
public sealed class GuessingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Six_tries_on_a_known_and_an_unknown_name_get_the_same_words_and_cost_as_much()
    {
        using var site = TestSite.With(services => services.AddSingleton<IPasswordHasher<Account>, CountingHasher>());
        var hasher = (CountingHasher)site.Services.GetRequiredService<IPasswordHasher<Account>>();
        using var visitor = site.Visit();
        for (var i = 0; i < 7; i++)
        {
            var (known, unknown) = (await TryAsync("zoe.delattre"), await TryAsync("personne.inconnue"));
            Assert.Equal(known, unknown);
            Assert.Equal(1, known.Hashes);
        }

        await using var db = site.OpenDb();
        Assert.NotNull((await db.Users.SingleAsync(u => u.UserName == "zoe.delattre", Stop)).LockoutEnd);

        async Task<(string Words, int Hashes)> TryAsync(string name)
        {
            var before = hasher.Count;
            await visitor.SignInAsync(name, "un autre mot de passe");
            return (visitor.Text("[role=alert]"), hasher.Count - before);
        }
    }

    [Fact]
    public async Task Join_codes_are_not_tried_without_end_and_the_right_one_opens_to_who_missed_none()
    {
        using var site = TestSite.With(("Accounts:WrongCodesPerPerson", "2"), ("Accounts:WrongCodesPerAddress", "4"));
        using var colleague = await site.Visit().GoAsync("/join/GA3TTEAA");
        using var guesser = site.Visit();
        for (var i = 0; i < 4; i++)
        {
            await guesser.GoAsync($"/join/XXXXXXX{(char)('A' + i)}");
            Assert.Contains("Aucun établissement n’a ce code", guesser.Text("#code-error"), StringComparison.Ordinal);
        }

        foreach (var code in (string[])["XXXXXXXF", "GA3TTEAA"])
        {
            await guesser.GoAsync($"/join/{code}");
            Assert.Equal("Trop de codes essayés", guesser.Text("[role=alert] .note__t"));
            Assert.DoesNotContain("Gaillette", guesser.Html, StringComparison.Ordinal);
        }

        using var karim = await (await site.Visit().SignInAsync("karim.lefebvre")).GoAsync("/join/GA3TTEAA");
        Assert.Contains("Hôtel de la Gaillette", karim.Text(".lead"), StringComparison.Ordinal);
        for (var i = 0; i < 3; i++) await karim.GoAsync("/join?typed=XXXXXXXX");
        Assert.Equal("Trop de codes essayés", karim.Text("[role=alert] .note__t"));

        await colleague.SubmitAsync("form:has(#given-name)", ("GivenName", "Rémi"), ("FamilyName", "Sauvage"), ("Password", "trois mots au hasard"));
        Assert.Equal("R", colleague.Text(".me"));
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        await guesser.GoAsync("/join/GA3TTEAA");
        Assert.Contains("Hôtel de la Gaillette", guesser.Text(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_code_counts_for_nothing()
    {
        using var site = TestSite.With(("Accounts:WrongCodesPerAddress", "1"));
        using var visitor = await site.Visit().GoAsync("/join?typed=");
        await visitor.GoAsync("/join?typed=GA3TTEAA");
        Assert.Contains("Hôtel de la Gaillette", visitor.Text(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_may_miss_ten_codes_a_minute_and_an_address_a_hundred() =>
        Assert.Equal((10, 100), (new AccountOptions().WrongCodesPerPerson, new AccountOptions().WrongCodesPerAddress));

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> _hasher = new();

        public int Count { get; private set; }

        public string HashPassword(Account user, string password)
        {
            Count++;
            return _hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Count++;
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
