// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>What an establishment does for visitors. Battles make teams of it, modules name it as their audience.</summary>
public enum Trade
{
    /// <summary>Hotel, guest house, campsite desk.</summary>
    Reception,

    /// <summary>Taxi and private hire.</summary>
    Taxi,

    /// <summary>Restaurant, estaminet, brewery.</summary>
    Restaurant,

    /// <summary>Shop, market, workshop that sells.</summary>
    Shop,

    /// <summary>Tourist office.</summary>
    TouristOffice,

    /// <summary>Museum, memorial, visitor centre.</summary>
    Museum,

    /// <summary>Residents' association or any other group.</summary>
    Residents,
}
