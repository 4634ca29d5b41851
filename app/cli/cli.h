#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"
#include "core/write/picture_formats.h"

#include <functional>
#include <iosfwd>
#include <string>

/// The command line of Peerscape: a contract that scripts depend on. Links the core alone; what
/// needs fonts or a window is handed in by `main`.
namespace peerscape::cli {

enum ExitStatus : int {
    kYes = 0,   ///< The answer is yes or clean.
    kNo = 1,    ///< The answer is no: findings that are errors.
    kUsage = 2, ///< The command line, a file or a name is wrong.
};

struct ScreenshotRequest
{
    std::string path;
    std::string select; ///< Name of the object to select; empty for none.
    std::string theme;
    std::string language; ///< "en" or "de".
    int width = 1600;
    int height = 1000;
};

/// What needs Qt. Each gives an error with the reason; nothing is left half written.
struct Renderers
{
    /// Writes a picture to a file.
    std::function<Result<void>(const std::string& path, const write::Picture&,
                               write::PictureFormat)>
        picture;
    std::function<Result<void>(const azure::Document&, const ScreenshotRequest&)> screenshot;
};

struct Streams
{
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

/// Whether the arguments ask for the command line: a verb, also a mistyped one, `--help`,
/// `--version`. Everything else is the window's.
[[nodiscard]] bool wantsCommandLine(int argc, const char* const* argv);

/// Runs the command line and gives its exit status.
int run(int argc, const char* const* argv, const Streams& streams, const Renderers& renderers);

} // namespace peerscape::cli
