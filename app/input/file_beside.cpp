#include "app/input/file_beside.h"

#include "core/base/text.h"

#include <filesystem>
#include <fstream>

namespace peerscape::input {

namespace {

constexpr std::uintmax_t kMaxBytes = std::uintmax_t{64} << 20U;

} // namespace

std::optional<std::string> fileBeside(const std::string& file, const std::string& path)
{
    namespace fs = std::filesystem;
    const fs::path relative(path);
    if (relative.is_absolute() || !equalsIgnoringCase(relative.extension().string(), ".json"))
        return std::nullopt;
    const fs::path whole = fs::path(file).parent_path() / relative;
    std::error_code error;
    if (!fs::is_regular_file(whole, error) || fs::file_size(whole, error) > kMaxBytes || error)
        return std::nullopt;
    std::ifstream in(whole, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return in ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace peerscape::input
