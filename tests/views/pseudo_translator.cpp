#include "tests/views/pseudo_translator.h"

#include <QRegularExpression>

namespace peerscape::test {

using namespace Qt::StringLiterals;

namespace {

QString accented(const QString& words)
{
    static const QString kPlain = u"aeiouyncsAEIOUYNCS"_s;
    static const QString kAccented = u"áéíöüýñçšÁÉÍÖÜÝÑÇŠ"_s;
    QString result = words;
    for (QChar& letter : result) {
        if (const auto place = kPlain.indexOf(letter); place >= 0)
            letter = kAccented[place];
    }
    return result;
}

} // namespace

QString PseudoTranslator::translate(const char* /*context*/, const char* sourceText,
                                    const char* /*disambiguation*/, int /*n*/) const
{
    // %1, %n; {0}, {0| and }; tags; keys of menus; (*.json); nothing of these is a word.
    static const QRegularExpression kFixed(
        u"%L?\\d+|%n|\\{\\d+(?:\\|[^}]*)?\\}|<[^>]*>|&\\w?|\\([^)]*\\*[^)]*\\)|;;"_s);
    const QString source = QString::fromUtf8(sourceText);
    if (source.isEmpty())
        return source;
    QString result = u"["_s;
    qsizetype from = 0;
    for (auto match = kFixed.globalMatch(source); match.hasNext();) {
        const QRegularExpressionMatch fixed = match.next();
        result += accented(source.mid(from, fixed.capturedStart() - from)) + fixed.captured();
        from = fixed.capturedEnd();
    }
    result += accented(source.mid(from));
    // As other languages are: a third longer, in words that lines can break between.
    for (qsizetype added = 0; added * 100 < source.size() * 35; added += 5)
        result += u" éxtr"_s.left(source.size() < 8 ? 3 : 5);
    return result + u']';
}

} // namespace peerscape::test
