#include "core/write/png_source.h"

#include "core/read/embedded_source.h"

#include <cstdint>

namespace peerscape::write {

namespace {

constexpr std::size_t kHeaderChunk = 25; ///< Length, type, 13 bytes and checksum of IHDR.

/// The checksum of PNG's chunks: CRC-32 as ISO 3309 defines it.
std::uint32_t checksum(std::string_view bytes)
{
    std::uint32_t value = 0xffffffffU;
    for (const char c : bytes) {
        value ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ ((value & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~value;
}

void appendNumber(std::string& out, std::uint32_t value)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        out += static_cast<char>((value >> shift) & 0xffU);
}

} // namespace

std::string pngWithSource(std::string_view png, std::string_view source)
{
    const std::size_t head = read::kPngSignature.size() + kHeaderChunk;
    if (!png.starts_with(read::kPngSignature) || png.size() < head)
        return std::string(png);
    std::string chunk = "iTXt" + std::string(read::kSourceKeyword) + std::string(5, '\0');
    chunk += source;
    std::string out(png.substr(0, head));
    appendNumber(out, static_cast<std::uint32_t>(chunk.size() - 4));
    out += chunk;
    appendNumber(out, checksum(chunk));
    out += png.substr(head);
    return out;
}

} // namespace peerscape::write
