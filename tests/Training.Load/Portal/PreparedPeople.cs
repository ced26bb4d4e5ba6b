// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Load.Documents;
using Training.Load.Shared;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Attempts;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Load.Portal;

/// <summary>A data folder as a large employer leaves it: people in twenty establishments, of whom each has done some of a path, and documents.</summary>
/// <param name="Cookie">Sign-in of the one who may see them all.</param>
/// <param name="Person">One of them.</param>
internal sealed record PreparedPeople(string Cookie, Guid Person)
{
    public const string Path = "premiers-pas";
    private const int Houses = 20, Written = 1000, Lessons = 5, Attempts = 2;

    /// <param name="data">Folder that the server will be given.</param>
    /// <param name="modules">Of the path, in order.</param>
    /// <param name="learners">People.</param>
    /// <param name="pdf">The file of a document, by its place; an empty one where only the register is asked for.</param>
    public static async Task<PreparedPeople> WriteAsync(string data, IReadOnlyList<string> modules, int learners, Func<int, CertificateNumber, byte[]> pdf)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Data:Folder"] = data;
        builder.Services.AddLogging().AddSingleton(TimeProvider.System).AddPersistence(builder.Configuration, builder.Environment).AddAccounts(builder.Configuration);
        using var host = builder.Build();
        await host.Services.MigrateAsync();
        var databases = host.Services.GetRequiredService<IDbContextFactory<TrainingDb>>();
        var (partner, houses) = await AddOrganisationAsync(databases);
        var person = Guid.Empty;
        for (var first = 0; first < learners; first += Written)
        {
            await using var db = await databases.CreateDbContextAsync();
            for (var i = first; i < Math.Min(first + Written, learners); i++) person = Add(db, i, houses[i % Houses], modules, pdf);
            await db.SaveChangesAsync();
        }

        return new PreparedPeople(SignIn.OfPartner(host.Services, partner), person);
    }

    private static async Task<(Account Partner, Establishment[] Houses)> AddOrganisationAsync(IDbContextFactory<TrainingDb> databases)
    {
        var partner = new Account { Id = Guid.CreateVersion7(), UserName = "essai.partenaire", NormalizedUserName = "ESSAI.PARTENAIRE", SecurityStamp = Guid.NewGuid().ToString("N") };
        var organisation = new Organisation { Id = Guid.CreateVersion7(), Name = "Groupe d’essai", City = "Lens", Signatory = "Hélène Vasseur", SignatoryCapacity = "responsable pédagogique" };
        var houses = Enumerable.Range(1, Houses).Select(i => new Establishment
        {
            Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, Name = $"Maison d’essai {i}", City = "Lens", Trade = (Trade)(i % 3),
            JoinCode = string.Create(CultureInfo.InvariantCulture, $"ESSAI{i:000}"),
        }).ToArray();
        await using var db = await databases.CreateDbContextAsync();
        db.Add(new Person { Id = partner.Id, GivenName = "Partenaire", FamilyName = "Essai", JoinedAt = DateTimeOffset.UtcNow });
        db.AddRange(partner, organisation, new HrScope(partner.Id, organisation.Id));
        db.AddRange(houses);
        db.Add(new NoticeReadingRow { PersonId = partner.Id, Version = new Notices().Current, Language = "fr", At = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
        return (partner, houses);
    }

    /// <summary>A third has finished the path, a third is under way, the others have not begun; everybody holds a document.</summary>
    private static Guid Add(TrainingDb db, int i, Establishment house, IReadOnlyList<string> modules, Func<int, CertificateNumber, byte[]> pdf)
    {
        var (person, now, today) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow, ParisTime.DayOf(DateTimeOffset.UtcNow));
        db.Add(new Person { Id = person, GivenName = string.Create(CultureInfo.InvariantCulture, $"Élève {i}"), FamilyName = $"Essai {(char)('A' + i % 26)}", JoinedAt = now });
        db.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = person, EstablishmentId = house.Id, From = today.AddDays(-400), Service = $"Service {i % 5}" });
        var done = i % 3 == 0 ? modules.Count : i % 3 == 1 ? modules.Count / 2 : 0;
        foreach (var module in modules.Take(done))
        {
            db.Add(new ModuleCompletionRow
            {
                Id = Guid.CreateVersion7(), PersonId = person, EstablishmentId = house.Id, AttemptId = Guid.CreateVersion7(), ModuleId = module, ModuleVersion = "1.0.0",
                ModuleHash = "", Minutes = 20, Badge = module, StartedAt = now.AddDays(-i % 300 - 1), CompletedAt = now.AddDays(-i % 300),
            });
            for (var lesson = 1; lesson <= Lessons; lesson++)
                db.Add(new LessonReadingRow { PersonId = person, ModuleId = module, LessonId = string.Create(CultureInfo.InvariantCulture, $"essai-{lesson}"), ReadAt = now.AddDays(-i % 300 - 1) });
            for (var attempt = 1; attempt <= Attempts; attempt++)
                db.Add(new AttemptRow
                {
                    Id = Guid.CreateVersion7(), PersonId = person, ModuleId = module, ModuleVersion = "1.0.0", ModuleHash = "", QuizId = "quiz", Seed = i, Pass = 80,
                    StartedAt = now.AddDays(-i % 300 - 1), FinishedAt = now.AddDays(-i % 300), Percent = 50 * attempt, Passed = attempt == Attempts,
                });
        }

        if (done == modules.Count)
            db.Add(new PathCompletionRow
            {
                Id = Guid.CreateVersion7(), PersonId = person, EstablishmentId = house.Id, PathId = Path, PathVersion = "1.0.0", PathHash = "", Minutes = 100,
                StartedAt = now.AddDays(-i % 300 - 1), CompletedAt = now.AddDays(-i % 300),
            });
        AddDocument(db, i, person, house, pdf);
        return person;
    }

    private static void AddDocument(TrainingDb db, int i, Guid person, Establishment house, Func<int, CertificateNumber, byte[]> pdf)
    {
        var (number, certificate, now) = (Drawing.Number(i), Drawing.Attestation(i), DateTimeOffset.UtcNow);
        var day = ParisTime.DayOf(now).AddDays(-i % 300);
        db.Add(new DocumentRow
        {
            Number = number.ToString(), Kind = CertificateKind.EndOfTraining, PersonId = person, TrainingOf = EditionOf.Path, TrainingId = Path, TrainingVersion = "1.0.0",
            TrainingHash = "", Modules = "[]", EstablishmentId = house.Id, OrganisationId = house.OrganisationId, Template = "2", Issuer = certificate.Issuer,
            Signatory = certificate.SignatoryName, Sha256 = new string('0', 64), IssuedAt = now, IssuedOn = day, EarnedOn = day,
        });
        db.Add(new DocumentContentRow { Number = number.ToString(), Printed = JsonSerializer.Serialize(certificate, DocumentReach.Json), Pdf = pdf(i, number) });
        db.Add(new DocumentEventRow { Number = number.ToString(), Event = DocumentEvent.Issued, At = now });
    }
}
