#include "core/net/address.h"
#include "tests/fuzz/fuzz_target.h"

using namespace peerscape;

/// What is read as an address or a prefix is written in one form that reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::asText(data, size);
    if (const auto address = net::Address::parse(text)) {
        const std::string written = address->toString();
        const auto again = net::Address::parse(written);
        fuzz::expect(again == address, "an address reads as it was written");
        fuzz::expect(again->toString() == written, "an address is written in one way");
    }
    if (const auto prefix = net::Prefix::parse(text)) {
        const std::string written = prefix->toString();
        const auto again = net::Prefix::parse(written);
        fuzz::expect(again == prefix, "a prefix reads as it was written");
        // The last address of ::/80, alone, is the IPv4 address 255.255.255.255 in IPv6's form.
        const bool isMapped = prefix->last().isV4() != prefix->isV4();
        fuzz::expect(prefix->contains(prefix->first())
                         && (isMapped || prefix->contains(prefix->last())),
                     "a prefix holds its ends");
    }
    return 0;
}
