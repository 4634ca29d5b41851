#include "core/write/code_files.h"

#include "core/write/atomic_file.h"

#include <filesystem>

namespace peerscape::write {

Result<void> saveCode(const Code& code, const std::string& path)
{
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    for (auto file = code.files.rbegin(); file != code.files.rend(); ++file) {
        const std::filesystem::path target =
            file->path.empty() ? std::filesystem::path(path) : folder / file->path;
        if (!file->path.empty()) {
            std::error_code error;
            std::filesystem::create_directories(target.parent_path(), error);
            if (error)
                return fail("CannotWrite", target.parent_path().string() + ": " + error.message());
        }
        if (Result<void> written = writeFileAtomically(target.string(), file->text); !written)
            return written;
    }
    return {};
}

} // namespace peerscape::write
