#include "app/window/translations.h"

#include "app/window/preferences.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSpoken = "spokenLanguage"; ///< The application's property: the code.

bool isKnown(const QString& code)
{
    const auto& known = languages();
    return std::any_of(known.begin(), known.end(),
                       [&](const Language& language) { return language.code == code; });
}

QString chosenLanguage()
{
    QStringList wishes{qEnvironmentVariable("PEERSCAPE_LANGUAGE"), Preferences().language()};
    wishes += QLocale::system().uiLanguages();
    for (const QString& wish : wishes) {
        // "de-AT": who wants that is well served with "de".
        const QString code = wish.section(u'-', 0, 0).section(u'_', 0, 0);
        if (isKnown(code))
            return code;
    }
    return languages().front().code;
}

/// Adds a file of translations; one that is missing leaves the words before it.
void addTranslator(const QString& path)
{
    auto* translator = new QTranslator(qApp);
    if (translator->load(path))
        QCoreApplication::installTranslator(translator);
}

} // namespace

const std::vector<Language>& languages()
{
    static const std::vector<Language> list{{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}};
    return list;
}

void installTranslations(const QString& language)
{
    const QString code = language.isEmpty() ? chosenLanguage() : language;
    if (qApp->property(kSpoken).toString() == code)
        return;
    qApp->setProperty(kSpoken, code);
    qDeleteAll(qApp->findChildren<QTranslator*>());
    // Qt's own words: the buttons of message boxes, menus of text fields, printing.
    addTranslator(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_"_s + code);
    addTranslator(u":/i18n/peerscape_"_s + code);
    // A system without a language counts as English.
    const QLocale spoken(code);
    const bool fits =
        QLocale::system().language() == spoken.language()
        || (QLocale::system() == QLocale::c() && spoken.language() == QLocale::English);
    QLocale::setDefault(fits ? QLocale::system() : spoken);
}

} // namespace peerscape::window
