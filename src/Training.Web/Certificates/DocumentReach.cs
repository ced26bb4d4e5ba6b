// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using System.Text.Json.Serialization;
using Training.Certificates;
using Training.Web.Persistence;

namespace Training.Web.Certificates;

/// <summary>Which documents somebody reaches, and what they are worth: the conditions that every query of this room shares.</summary>
internal static class DocumentReach
{
    /// <summary>Words rather than ranks for enumerations: what is kept for years must not depend on the order of a list in the code.</summary>
    public static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>
    /// Documents given under an organisation in the account's scopes, earned on a day within a membership of the holder there. Who was erased has
    /// no membership any more: what is left of their documents names nobody, and stays in the register.
    /// </summary>
    public static IQueryable<DocumentRow> ForHr(TrainingDb db, Guid hrPersonId) =>
        from document in db.Set<DocumentRow>()
        where db.HrScopes.Any(s => s.PersonId == hrPersonId && s.OrganisationId == document.OrganisationId)
            && ((from membership in db.Memberships
                 join establishment in db.Establishments on membership.EstablishmentId equals establishment.Id
                 where membership.PersonId == document.PersonId && establishment.OrganisationId == document.OrganisationId
                     && membership.From <= document.EarnedOn && (membership.To == null || membership.To >= document.EarnedOn)
                 select membership).Any()
                || (!db.Set<DocumentContentRow>().Any(c => c.Number == document.Number) && !db.Memberships.Any(m => m.PersonId == document.PersonId)))
        select document;

    /// <summary>Documents whose life a keeper may read: an administrator reaches any by its number.</summary>
    public static IQueryable<DocumentRow> Seen(TrainingDb db, Keeper keeper) =>
        keeper.IsAdministrator ? db.Set<DocumentRow>() : ForHr(db, keeper.PersonId);

    /// <summary>Those of <see cref="Seen"/> on which they may act: not where they only read.</summary>
    public static IQueryable<DocumentRow> For(TrainingDb db, Keeper keeper) =>
        Seen(db, keeper).Where(d => keeper.IsAdministrator || db.KeptScopes.Any(s => s.PersonId == keeper.PersonId && s.OrganisationId == d.OrganisationId));

    /// <summary>A person's own documents and those that their account may see as HR partner.</summary>
    public static IQueryable<DocumentRow> Readable(TrainingDb db, Guid viewerId) =>
        db.Set<DocumentRow>().Where(d => d.PersonId == viewerId || ForHr(db, viewerId).Any(visible => visible.Number == d.Number));

    /// <summary>Those that nothing ended.</summary>
    public static IQueryable<DocumentRow> Valid(this IQueryable<DocumentRow> documents, TrainingDb db) =>
        documents.Where(d => !db.Set<DocumentEventRow>().Any(e => e.Number == d.Number && e.Event != DocumentEvent.Issued));

    public static DocumentStatus StatusAfter(DocumentEvent? last) => last switch
    {
        DocumentEvent.Revoked => DocumentStatus.Revoked,
        DocumentEvent.Superseded => DocumentStatus.Superseded,
        DocumentEvent.Expired => DocumentStatus.Expired,
        DocumentEvent.Withdrawn => DocumentStatus.Withdrawn,
        _ => DocumentStatus.Valid,
    };

    public static Certificate Read(string printed) =>
        JsonSerializer.Deserialize<Certificate>(printed, Json) ?? throw new InvalidOperationException("A document's printed fields are empty.");
}
