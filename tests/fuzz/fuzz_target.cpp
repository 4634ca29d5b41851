#include "tests/fuzz/fuzz_target.h"

#include "core/write/code.h"
#include "core/write/write.h"

namespace peerscape::fuzz {

void readAndWrite(const std::vector<read::Input>& inputs, const read::ReadOptions& options)
{
    const auto result = read::read(inputs, options);
    if (!result) {
        expect(!result.error().code.empty(), "an error has a code");
        expect(!result.error().message.empty(), "an error has a message");
        return;
    }
    const std::string written = write::writePeerscape(result->document);
    const auto again = read::read({{"again.peerscape", written}});
    expect(again.has_value(), "what was saved can be read");
    expect(again->document == result->document, "what was saved is what was there");
    expect(write::writePeerscape(again->document) == written, "saving twice gives the same bytes");
    static_cast<void>(write::writeArm(result->document));
    static_cast<void>(write::writeCode(result->document, write::CodeForm::Terraform));
}

} // namespace peerscape::fuzz
