// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;

namespace Training.Web.Tests.Shared;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("/modules/bassin-minier?check=a")]
    [InlineData("/")]
    public void A_return_address_of_this_site_is_kept(string address) => Assert.Equal(address, Addresses.Local(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("modules")]
    [InlineData("/modules\r\nSet-Cookie: a=b")]
    public void A_return_address_that_leads_elsewhere_becomes_home(string? address) => Assert.Equal(Addresses.Home, Addresses.Local(address));

    [Fact]
    public void What_is_put_into_an_address_stays_one_segment() =>
        Assert.Equal("/modules/a%2F..%2Fb%3Fc", Addresses.Module("a/../b?c"));

    [Fact]
    public void The_sign_in_address_remembers_where_one_was() =>
        Assert.Equal("/sign-in?returnUrl=%2Fmodules%2Fx%3Fcheck%3D1", Addresses.SignIn("/modules/x?check=1"));

    [Fact]
    public void Signing_in_from_home_needs_no_memory() => Assert.Equal("/sign-in", Addresses.SignIn(Addresses.Home));
}
