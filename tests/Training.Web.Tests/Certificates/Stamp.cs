// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Tests.Certificates;

/// <summary>Pictures of stamps of nobody.</summary>
internal static class Stamp
{
    /// <summary>60 × 40, transparent, a frame and a stroke.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAADwAAAAoCAYAAACiu5n/AAAAuElEQVR42u3auQ3AMAxDUY3jsbNpMkCQwIcOknbBTs3Db2WtXfdOswPeHGwi+wS/DnYBm1jtLrBS7SGwQu1hMHvtaTBr7SUwY20XMFNtNzBLbXcweu0QMHLtUDBi7XAwWu00MErtVDBC7RJwZe0ycFXtcnB2bQhwZm0ocEZtOHB0bVhwVG1ocERtCrBnbRqwV2068GptSvBKbWrwTG168GhtGXBvbSlwT21J8F9tWfBX7fPycMCqewAVLHL7/kNL6QAAAABJRU5ErkJggg==");

    /// <summary>64 × 48, grey, a frame.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAj/wAALCAAwAEABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAFBAAAQAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwDxsAAAAAPuIAAAPh0D7iAAAD4dA+4gAAA+HQPuIAAAPh0AAAAAP//Z");
}
