#pragma once

#include <QSettings>

namespace peerscape::window {

/// What a person chose once for all designs, by name and with its default.
class Preferences
{
public:
    /// The version before the last save stays beside the file, with `~` after its name.
    [[nodiscard]] bool keepBackup() const { return m_settings.value(kKeepBackup, true).toBool(); }
    void setKeepBackup(bool keep) { m_settings.setValue(kKeepBackup, keep); }

private:
    static constexpr auto kKeepBackup = "keepBackup";

    QSettings m_settings;
};

} // namespace peerscape::window
