// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Certificates;

/// <summary>Marker of the words of the pages about documents. What a document itself says is never translated.</summary>
public sealed class CertificateWords;
