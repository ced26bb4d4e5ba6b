// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;

namespace Training.Web.Certificates;

/// <summary>The form of <see cref="ProviderPage"/>.</summary>
public sealed class TypedSheet
{
    public string? Standing { get; set; }
    public string? Name { get; set; }
    public string? Address { get; set; }
    public string? Siret { get; set; }
    public string? ActivityNumber { get; set; }
    public string? Signatory { get; set; }
    public string? Capacity { get; set; }
    public string? City { get; set; }
    public bool RemoveStamp { get; set; }
    public IFormFile? Stamp { get; set; }

    internal static TypedSheet From(IFormCollection form) => new()
    {
        Standing = form["Sheet.Standing"], Name = form["Sheet.Name"], Address = form["Sheet.Address"], Siret = form["Sheet.Siret"], ActivityNumber = form["Sheet.ActivityNumber"],
        Signatory = form["Sheet.Signatory"], Capacity = form["Sheet.Capacity"], City = form["Sheet.City"],
    };

    internal ProviderSheet ToSheet() => new()
    {
        Provider = new Provider
        {
            Name = Name ?? "", Address = Address ?? "", Siret = Siret ?? "", ActivityNumber = ActivityNumber ?? "",
            Standing = Standing == nameof(ProviderStanding.Declared) ? ProviderStanding.Declared : ProviderStanding.Internal,
        },
        City = City ?? "", Signatory = Signatory ?? "", Capacity = Capacity ?? "",
    };

    /// <summary>One byte more than a picture may have is read, so that a larger file is told without holding it.</summary>
    internal async Task<StampChange> StampAsync()
    {
        if (Stamp is not { Length: > 0 } file) return new StampChange(null, RemoveStamp);
        var bytes = new byte[Math.Min(file.Length, StampPicture.MaxBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes);
        return new StampChange(bytes, RemoveStamp);
    }
}
