#pragma once

#include <QTranslator>

namespace peerscape::test {

/// A language that nobody speaks, made of the English words: accents on the letters, a third more
/// of them, brackets round each text. A text on the screen without brackets was not translatable;
/// one that is cut off would be cut off in a language of longer words. Places for arguments, keys,
/// tags and file patterns stay as they are.
class PseudoTranslator : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char* context, const char* sourceText,
                                    const char* disambiguation, int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace peerscape::test
