#include "core/write/icon_folder.h"

#include "core/write/icon_names.h"
#include "core/write/svg_icon.h"

#include <filesystem>
#include <fstream>

namespace peerscape::write {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 20'000; ///< Microsoft's set has under a thousand.
constexpr int kMostFolders = 8;              ///< In each other.

auto refuseIcons(std::string file, Message reason)
{
    return tl::unexpected<IconError>(IconError{std::move(file), std::move(reason)});
}

/// The files that may be icons, by comparable name.
using IconFiles = std::map<std::string, fs::path>;

tl::expected<IconFiles, IconError> filesIn(const std::string& folder)
{
    std::error_code error;
    IconFiles files;
    std::size_t entries = 0;
    // Links to folders are not followed.
    fs::recursive_directory_iterator at(folder, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (++entries > kMostEntries)
            return refuseIcons(folder, {PEERSCAPE_TR_NOOP("it holds more than {0} files"),
                                        {std::to_string(kMostEntries)}});
        if (at.depth() >= kMostFolders)
            at.disable_recursion_pending();
        const fs::path& path = at->path();
        std::error_code unknown; // a link to nowhere is no file
        if ((path.extension() != ".svg" && path.extension() != ".SVG")
            || !at->is_regular_file(unknown))
            continue;
        const auto [known, added] =
            files.emplace(comparableIconName(path.filename().string()), path);
        if (!added && path < known->second)
            known->second = path;
    }
    if (error)
        return refuseIcons(folder,
                           {PEERSCAPE_TR_NOOP("it cannot be read: {0}"), {error.message()}});
    return files;
}

tl::expected<diagram::Icon, IconError> iconIn(const fs::path& path, const IconName& name)
{
    std::string bytes(kMostIconBytes + 1, '\0'); // one more than an icon may have
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return refuseIcons(path.string(), {PEERSCAPE_TR_NOOP("it cannot be read"), {}});
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    auto icon = readSvgIcon(bytes, name.glyph, name.product);
    if (!icon)
        return refuseIcons(path.string(), std::move(icon.error()));
    return std::move(*icon);
}

} // namespace

tl::expected<diagram::IconSet, IconError> readIconFolder(const std::string& folder)
{
    const auto files = filesIn(folder);
    if (!files)
        return tl::unexpected<IconError>(files.error());
    diagram::IconSet icons;
    for (const IconName& name : kIconNames) {
        for (const std::string_view file : name.files) {
            const auto found = files->find(comparableIconName(file));
            if (file.empty() || found == files->end())
                continue;
            auto icon = iconIn(found->second, name);
            if (!icon)
                return tl::unexpected<IconError>(std::move(icon.error()));
            icons.emplace(name.glyph, std::make_shared<diagram::Icon>(std::move(*icon)));
            break;
        }
    }
    if (icons.empty())
        return refuseIcons(
            folder, {PEERSCAPE_TR_NOOP("it holds no file named like an icon of Azure's set"), {}});
    return icons;
}

} // namespace peerscape::write
