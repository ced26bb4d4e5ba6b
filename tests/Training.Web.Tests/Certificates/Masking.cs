// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Web.Tests.Certificates;

/// <summary>A file with its identifiers, metadata identifiers and names of font subsets struck out: what differs between two renderings of the same.</summary>
internal static partial class Masking
{
    public static string Of(byte[] pdf) => Random().Replace(Encoding.Latin1.GetString(pdf), "-");

    [GeneratedRegex(@"/ID\[<[0-9A-F]+><[0-9A-F]+>\]|uuid:[0-9a-f-]{36}|/NM\([0-9a-f-]{36}\)|/[A-Z]{6}(?=\+Briquet-)")]
    private static partial Regex Random();
}
