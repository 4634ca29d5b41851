#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace peerscape::shell {

/// The files of the console's home folder, by name. They live as long as the session.
using Files = std::map<std::string, std::string>;

/// Writes a file, or adds to it. The console's disk is small: a file holds 256 KiB, what is more is
/// lost.
void writeFile(Files& files, const std::string& name, std::string_view text, bool append);

struct FilterResult
{
    int status = 0;
    std::string out;
    std::string err;
};

/// Runs one of the small text programs (`grep`, `head`, `tail`, `wc`, `cut`, `sort`, `uniq`, `tee`,
/// `cat`, `ls`, `echo`); nothing when `words[0]` is none of them. O(input log input).
[[nodiscard]] std::optional<FilterResult> runFilter(const std::vector<std::string>& words,
                                                    const std::string& input, Files& files);

/// Names of those programs.
[[nodiscard]] const std::vector<std::string>& filterNames();

} // namespace peerscape::shell
