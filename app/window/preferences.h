#pragma once

#include <QSettings>
#include <QString>

namespace peerscape::window {

/// What a person chose once for all designs, by name and with its default.
class Preferences
{
public:
    /// The version before the last save stays beside the file, with `~` after its name.
    [[nodiscard]] bool keepBackup() const { return m_settings.value(kKeepBackup, true).toBool(); }
    void setKeepBackup(bool keep) { m_settings.setValue(kKeepBackup, keep); }

    /// The code of the language that the window speaks; empty: the system's.
    [[nodiscard]] QString language() const { return m_settings.value(kLanguage).toString(); }
    void setLanguage(const QString& code) { m_settings.setValue(kLanguage, code); }

    /// The tour was ended once; it does not begin by itself any more.
    [[nodiscard]] bool tourSeen() const { return m_settings.value(kTourSeen, false).toBool(); }
    void setTourSeen(bool seen) { m_settings.setValue(kTourSeen, seen); }

private:
    static constexpr auto kKeepBackup = "keepBackup";
    static constexpr auto kLanguage = "language";
    static constexpr auto kTourSeen = "tourSeen";

    QSettings m_settings;
};

} // namespace peerscape::window
