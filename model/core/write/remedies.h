#pragma once

#include "core/reach/reach.h"
#include "core/remedy/remedies.h"

#include <string>

/// Remedies with what they change, for the command line and the clipboard.
namespace peerscape::write {

/// A remedy and its preview.
struct PreviewedRemedy
{
    remedy::Remedy remedy;
    remedy::Preview preview;
};

/// A numbered list: the steps, then who gains and loses whom and whose routes change. `title` is
/// the first line.
[[nodiscard]] std::string writeRemediesText(const azure::Document& document,
                                            const std::vector<PreviewedRemedy>& remedies,
                                            std::string_view title);

/// The answer's object (`writeAnswerJson`) with a last member "remedies" or "isolations": a list of
/// `{"steps", "cost", "gained": [{"from", "to"}], "lost", "routes": [{"networkInterfaces", "added",
/// "removed", "changed"}]}`.
[[nodiscard]] std::string writeAnswerWithRemediesJson(const azure::Document& document,
                                                      const reach::Answer& answer,
                                                      const reach::Flow& flow,
                                                      const std::vector<PreviewedRemedy>& remedies,
                                                      const char* member);

} // namespace peerscape::write
