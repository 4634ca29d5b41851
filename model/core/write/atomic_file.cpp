#include "core/write/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace peerscape::write {

namespace {

tl::unexpected<Error> systemError(const std::string& what)
{
    return fail("CannotWrite", what + ": " + std::strerror(errno));
}

/// Writes all bytes and flushes them to the disk.
bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

/// Makes the renaming itself durable; a file system that cannot is no error.
void syncFolder(const std::filesystem::path& folder)
{
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

} // namespace

Result<void> writeFileAtomically(const std::string& path, std::string_view bytes)
{
    std::error_code ignored;
    const std::filesystem::path target = std::filesystem::weakly_canonical(path, ignored);
    const std::string real = ignored ? path : target.string();
    std::string temporary = real + ".XXXXXX";
    const int file = ::mkstemp(temporary.data());
    if (file < 0)
        return systemError("the folder cannot be written");

    struct stat old{};
    mode_t mode = 0;
    if (::stat(real.c_str(), &old) == 0) {
        mode = old.st_mode & 07777U;
    } else {
        const mode_t mask = ::umask(0);
        ::umask(mask);
        mode = 0666U & ~mask;
    }
    const bool complete = writeAll(file, bytes) && ::fchmod(file, mode) == 0;
    const int reason = errno;
    ::close(file);
    if (!complete || ::rename(temporary.c_str(), real.c_str()) != 0) {
        const int renameReason = complete ? errno : reason;
        ::unlink(temporary.c_str());
        errno = renameReason;
        return systemError("the file cannot be written");
    }
    syncFolder(std::filesystem::path(real).parent_path());
    return {};
}

Result<void> keepPreviousVersion(const std::string& path)
{
    std::error_code error;
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
    if (error || !std::filesystem::exists(real, error))
        return {};
    const std::filesystem::path backup = real.string() + "~";
    const std::filesystem::path next = real.string() + "~new";
    std::filesystem::remove(next, error);
    // A second name costs nothing; where the file system has none, a copy.
    std::filesystem::create_hard_link(real, next, error);
    if (error)
        std::filesystem::copy_file(real, next, std::filesystem::copy_options::overwrite_existing,
                                   error);
    if (!error)
        std::filesystem::rename(next, backup, error);
    if (error)
        return failOwn(
            "CannotWrite",
            {PEERSCAPE_TR_NOOP("the previous version cannot be kept: {0}"), {error.message()}});
    return {};
}

} // namespace peerscape::write
