// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>What reading a typed number gave.</summary>
public abstract record NumberReading;

/// <summary>A number whose check symbol is right.</summary>
public sealed record ReadNumber(CertificateNumber Number) : NumberReading;

/// <summary>Symbols are missing.</summary>
/// <param name="Missing">How many, 1 or more, the prefix not counted.</param>
public sealed record TooShort(int Missing) : NumberReading;

/// <summary>There are symbols in excess.</summary>
/// <param name="Excess">How many, 1 or more.</param>
public sealed record TooLong(int Excess) : NumberReading;

/// <summary>A character that no number holds.</summary>
/// <param name="Symbol">The first one met, as an upper-case letter when it is a letter.</param>
public sealed record UnknownSymbol(char Symbol) : NumberReading;

/// <summary>Right length and symbols, wrong check symbol: one symbol is mistyped or two are exchanged.</summary>
public sealed record WrongCheck : NumberReading;
