#include "core/write/svg_icon.h"
#include "tests/fuzz/fuzz_target.h"

using namespace peerscape;

/// The bytes as somebody's icon: what is refused has a reason, and what is taken is an SVG file of
/// its own that is taken again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto icon = write::readSvgIcon(fuzz::asText(data, size), "machine", "Virtual Machine");
    if (!icon) {
        fuzz::expect(!render(icon.error()).empty(), "a refusal has a reason");
        return 0;
    }
    const std::string alone = write::iconSvg(*icon);
    if (alone.size() > write::kMostIconBytes)
        return 0; // longer ids
    fuzz::expect(write::readSvgIcon(alone, "machine", "Virtual Machine").has_value(),
                 "an icon that was taken is taken again");
    return 0;
}
