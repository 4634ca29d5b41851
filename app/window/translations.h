#pragma once

#include <QString>

#include <vector>

namespace peerscape::window {

/// A language that the window speaks.
struct Language
{
    QString code; ///< "de"; that of the file `resources/i18n/peerscape_de.ts`.
    QString name; ///< As its speakers call it: "Deutsch".
};

/// All of them, English first.
[[nodiscard]] const std::vector<Language>& languages();

/// Lets the application speak `language`, or, when that is empty, the first that is known of: the
/// environment's PEERSCAPE_LANGUAGE, the person's preference, the languages of the system in their
/// order; else English. Numbers and dates follow. Before the first window, because words are taken
/// when a window is made; does nothing when that language is spoken already. Needs a
/// QCoreApplication.
void installTranslations(const QString& language = {});

} // namespace peerscape::window
