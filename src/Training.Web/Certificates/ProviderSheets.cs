// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Persistence;

namespace Training.Web.Certificates;

/// <summary>An organisation and its sheet, for who keeps it.</summary>
internal sealed record KeptSheet(Guid OrganisationId, string Organisation, ProviderSheet Sheet, bool HasStamp)
{
    /// <summary>What a certificat de réalisation of this organisation would lack: only what the sheet can say.</summary>
    public ImmutableArray<Requirement> Missing => [.. Eligibility.Missing(new RealisationDraft
    {
        Provider = Sheet.Provider, ProviderIsEmployer = true, Signatory = Sheet.Signatory, SignatoryCapacity = Sheet.Capacity,
    }).Where(r => r < Requirement.Learner)];
}

/// <summary>What is to become of the picture of the stamp.</summary>
/// <param name="File">A new one; null keeps what is there.</param>
/// <param name="IsRemoved">Whether what is there goes.</param>
internal sealed record StampChange(byte[]? File = null, bool IsRemoved = false);

/// <summary>What keeping a sheet gave.</summary>
internal abstract record SheetKeeping
{
    private SheetKeeping()
    {
    }

    internal sealed record Kept : SheetKeeping;

    /// <summary>Lines that cannot be kept; nothing was.</summary>
    internal sealed record Faulty(ImmutableDictionary<SheetField, SheetFault> Faults) : SheetKeeping;

    /// <summary>A character that no document can print.</summary>
    internal sealed record Unprintable(SheetField Field, Rune Character) : SheetKeeping;

    internal sealed record BadStamp(StampReading Reading) : SheetKeeping;

    /// <summary>Not an organisation of theirs.</summary>
    internal sealed record NotFound : SheetKeeping;
}

/// <summary>Keeps what organisations say of themselves as providers. Every query starts from who asks.</summary>
internal sealed class ProviderSheets(IDbContextFactory<TrainingDb> databases, ICertificateRenderer renderer, TimeProvider clock)
{
    /// <summary>The word of the audit log; the subject is the organisation's identity.</summary>
    public const string Action = "provider.kept";

    /// <summary>The organisations whose sheets they keep, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> OrganisationsAsync(Keeper keeper)
    {
        await using var db = await databases.CreateDbContextAsync();
        var all = await keeper.Organisations(db).Select(o => new { o.Id, o.Name }).ToListAsync();
        return [.. all.Select(o => (o.Id, o.Name)).OrderBy(o => o.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>The sheet, its name filled in with the organisation's when nothing was kept yet; null when it is not one of theirs.</summary>
    public async Task<KeptSheet?> FindAsync(Keeper keeper, Guid organisationId)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await keeper.Organisations(db).AsNoTracking().SingleOrDefaultAsync(o => o.Id == organisationId) is not { } organisation) return null;
        var row = await db.Set<ProviderSheetRow>().AsNoTracking().SingleOrDefaultAsync(s => s.OrganisationId == organisationId);
        var sheet = new ProviderSheet
        {
            Provider = row?.ToProvider() ?? new Provider { Name = organisation.Name },
            City = organisation.City, Signatory = organisation.Signatory, Capacity = organisation.SignatoryCapacity,
        };
        return new KeptSheet(organisation.Id, organisation.Name, sheet, row?.Stamp is not null);
    }

    /// <summary>The picture of the stamp; empty when there is none, null when the organisation is not one of theirs.</summary>
    public async Task<byte[]?> StampAsync(Keeper keeper, Guid organisationId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await (from organisation in keeper.Organisations(db)
                      where organisation.Id == organisationId
                      select db.Set<ProviderSheetRow>().Where(s => s.OrganisationId == organisation.Id).Select(s => s.Stamp).SingleOrDefault() ?? Array.Empty<byte>())
            .SingleOrDefaultAsync();
    }

    /// <summary>Keeps a sheet whole or not at all, and writes who did it.</summary>
    public async Task<SheetKeeping> KeepAsync(Keeper keeper, Guid organisationId, ProviderSheet typed, StampChange stamp)
    {
        var sheet = typed.Tidied;
        if (sheet.Faults() is { IsEmpty: false } faults) return new SheetKeeping.Faulty(faults);
        foreach (var (field, text) in sheet.Lines)
            if (renderer.FirstUnprintable(text) is { } character) return new SheetKeeping.Unprintable(field, character);
        if (stamp.File is { } file)
        {
            if (StampPicture.Read(file) is var reading and not StampReading.Picture) return new SheetKeeping.BadStamp(reading);
            // Drawn once now rather than failing on each document.
            if (!renderer.CanDraw(file)) return new SheetKeeping.BadStamp(new StampReading.Undrawable());
        }

        await using var db = await databases.CreateDbContextAsync();
        if (await keeper.Organisations(db).SingleOrDefaultAsync(o => o.Id == organisationId) is not { } organisation) return new SheetKeeping.NotFound();
        await WriteAsync(db, organisation, sheet, stamp);
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = keeper.PersonId, Action = Action, Subject = organisationId.ToString(), OrganisationId = organisationId });
        await db.SaveChangesAsync();
        return new SheetKeeping.Kept();
    }

    private static async Task WriteAsync(TrainingDb db, Organisation organisation, ProviderSheet sheet, StampChange stamp)
    {
        (organisation.City, organisation.Signatory, organisation.SignatoryCapacity) = (sheet.City, sheet.Signatory, sheet.Capacity);
        var row = await db.Set<ProviderSheetRow>().FindAsync(organisation.Id);
        if (row is null) db.Add(row = new ProviderSheetRow { OrganisationId = organisation.Id });
        var provider = sheet.Provider;
        (row.Name, row.Address, row.Siret, row.ActivityNumber, row.Standing) =
            (provider.Name, provider.Address, provider.Siret, provider.ActivityNumber, provider.Standing);
        if (stamp.IsRemoved) row.Stamp = null;
        if (stamp.File is not null) row.Stamp = stamp.File;
    }
}
