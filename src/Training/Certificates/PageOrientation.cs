// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>How the page of an attestation stands. A certificat de réalisation always stands upright, as the ministry's model does.</summary>
public enum PageOrientation
{
    /// <summary>Wider than high.</summary>
    Landscape,

    /// <summary>Higher than wide.</summary>
    Portrait,
}
