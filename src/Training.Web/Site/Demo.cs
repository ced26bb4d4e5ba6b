// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Shared;

namespace Training.Web.Site;

/// <summary>Fictional organisations and people for a first visit. Only in Development, only in an empty file.</summary>
internal sealed class Demo(TrainingDb db, UserManager<Account> users, Enrolment enrolment, NoticeBook notices, Notices versions, TimeProvider clock)
{
    /// <summary>Known to everybody: it opens nothing outside Development.</summary>
    public const string Password = "une-lampe-au-fond";

    private sealed record House(string Name, string City, Trade Trade, string JoinCode, (string Given, string Family, string Service)[] Staff);

    private static readonly (string Name, string City, string Signatory, House[] Houses)[] Organisations =
    [
        ("Groupe Gaillette (démonstration)", "Lens", "Hélène Vasseur",
        [
            new("Hôtel de la Gaillette", "Lens", Trade.Reception, "GA3TTEAA",
                [("Zoé", "Delattre", "Réception"), ("Łukasz", "Nowak", "Réception"), ("Mehdi", "Benali", "Accueil de nuit")]),
            new("Estaminet de la Berline", "Béthune", Trade.Restaurant, "EATAMNET",
                [("Léa", "O’Brien", "Salle"), ("Anne-Sophie", "Wattrelos-Vandenberghe", "Salle")]),
        ]),
        ("Coopérative du Carreau (démonstration)", "Liévin", "Bruno Carlier",
        [
            new("Taxis du Carreau", "Liévin", Trade.Taxi, "TAXCARRE", [("Karim", "Lefebvre", "Conduite"), ("Inès", "Pruvost", "Centrale")]),
            new("Boutique de la Rivelaine", "Lens", Trade.Shop, "RRVEAANE", [("Odile", "Catteau", "Vente")]),
        ]),
        ("Accueil des Deux Terrils (démonstration)", "Bruay-la-Buissière", "Marc Hennion",
        [
            new("Comptoir des Deux Terrils", "Bruay-la-Buissière", Trade.TouristOffice, "CMPTRTRR", [("Pauline", "Duriez", "Conseil en séjour")]),
            new("Musée de la Lampisterie", "Nœux-les-Mines", Trade.Museum, "MUCEERAM", [("Théo", "Vermeersch", "Accueil")]),
        ]),
    ];

    public async Task SeedAsync()
    {
        if (await db.Organisations.AnyAsync()) return;
        foreach (var role in Roles.All)
            db.Roles.Add(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(), NormalizedName = role.ToUpperInvariant() });
        var made = Organisations.Select(o => Add(o.Name, o.City, o.Signatory)).ToArray();
        await db.SaveChangesAsync();
        for (var i = 0; i < made.Length; i++)
            foreach (var house in Organisations[i].Houses) await AddAsync(made[i], house);
        Fund(made[0]);
        await AddHrAsync("Claire", "Hennebelle", isReadOnly: false, made[0]);
        await AddHrAsync("Hugo", "Lemaire", isReadOnly: false, made[1]);
        // A training fund follows two of the three employers.
        await AddHrAsync("Solène", "Dubrulle", isReadOnly: true, made[0], made[2]);
        await users.AddToRoleAsync(await AddPersonAsync("Nadia", "Tournel"), Roles.Trainer);
        await users.AddToRoleAsync(await AddPersonAsync("Agnès", "Morel"), Roles.Administrator);
    }

    /// <summary>The lines printed at start; empty when this file holds no demo.</summary>
    public async Task<IReadOnlyList<string>> AccountsAsync()
    {
        if (!await db.Organisations.AnyAsync(o => o.Name == Organisations[0].Name)) return [];
        var code = await db.Establishments.Where(e => e.Name == "Hôtel de la Gaillette").Select(e => e.JoinCode).SingleOrDefaultAsync();
        return
        [
            $"mot de passe de tous : {Password}",
            "zoe.delattre, lukasz.nowak  apprendre, jouer (Hôtel de la Gaillette)",
            "karim.lefebvre              apprendre, jouer (Taxis du Carreau)",
            "claire.hennebelle           ressources humaines du Groupe Gaillette",
            "hugo.lemaire                ressources humaines de la Coopérative du Carreau",
            "solene.dubrulle             organisme financeur (démonstration) : consultation seulement, Groupe Gaillette et Accueil des Deux Terrils",
            "nadia.tournel               formatrice",
            "agnes.morel                 administratrice",
            $"code de l’Hôtel de la Gaillette pour s’inscrire : {code}",
        ];
    }

    private Organisation Add(string name, string city, string signatory)
    {
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(), Name = name, City = city, Signatory = signatory, SignatoryCapacity = "responsable pédagogique",
        };
        db.Organisations.Add(organisation);
        return organisation;
    }

    /// <summary>An agreement of this year whose last payment is awaited: it shows how evidence is kept until somebody notes it.</summary>
    private void Fund(Organisation organisation) => db.Add(new FundingAgreement(Guid.CreateVersion7(), organisation.Id)
    {
        Funding = Funding.TrainingFund, Reference = "DÉMONSTRATION-1", From = new DateOnly(ParisTime.DayOf(clock.GetUtcNow()).Year, 1, 1),
    });

    private async Task AddAsync(Organisation organisation, House house)
    {
        var establishment = new Establishment
        {
            Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, Name = house.Name, City = house.City, Trade = house.Trade, JoinCode = house.JoinCode,
        };
        db.Establishments.Add(establishment);
        await db.SaveChangesAsync();
        foreach (var (given, family, service) in house.Staff)
            await enrolment.JoinAsync((await AddPersonAsync(given, family)).Id, establishment.Id, service);
    }

    private async Task AddHrAsync(string given, string family, bool isReadOnly, params Organisation[] organisations)
    {
        var account = await AddPersonAsync(given, family);
        db.HrScopes.AddRange(organisations.Select(o => new HrScope(account.Id, o.Id) { IsReadOnly = isReadOnly }));
        await db.SaveChangesAsync();
    }

    private async Task<Account> AddPersonAsync(string given, string family)
    {
        var (account, result) = await enrolment.CreateAsync(new NewPerson(given, family, Password));
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        await notices.KeepAsync(account.Id, versions.Current);
        return account;
    }
}
