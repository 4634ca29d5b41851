#pragma once

#include "core/azure/document.h"
#include "core/shell/session.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What completion in every language of the console needs. Internal to `shell`.
namespace peerscape::shell {

/// The blanks-separated words behind the last of `separators` in a line; the last word is what is
/// being typed, maybe empty.
[[nodiscard]] std::vector<std::string> typedWords(std::string_view line,
                                                  std::string_view separators);

/// Those of the words found that begin with what is typed, letter case aside.
[[nodiscard]] Session::Completion completionOf(const std::string& typed,
                                               const std::set<std::string>& found);

template<class R>
void addNames(const azure::Document& document, std::set<std::string>& names)
{
    document.all<R>().forEach([&](auto, const R& resource) { names.insert(resource.name.str()); });
}

} // namespace peerscape::shell
