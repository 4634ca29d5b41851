#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace peerscape::window {

/// The folder of copies that windows keep of designs with unsaved changes, apart from the designs'
/// own files. A copy is `ID.peerscape`, what it is a copy of `ID.json`; `ID.lock` is held by the
/// window as long as it lives, so that what a crash left behind can be told from work in progress.
class RecoveryStore
{
public:
    /// A copy whose window is gone.
    struct Copy
    {
        QString id;
        QString path;   ///< Of the copy.
        QString file;   ///< The design's own file; empty when it never had one.
        QString title;  ///< What the window called it.
        QDateTime when; ///< Of the last change in the copy.
    };

    /// The folder of this person.
    RecoveryStore();
    explicit RecoveryStore(QString folder);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString copyPath(const QString& id) const;
    [[nodiscard]] QString originPath(const QString& id) const;
    [[nodiscard]] QString lockPath(const QString& id) const;

    /// Writes a copy and where it came from, each whole or not at all. Any thread.
    [[nodiscard]] Result<void> write(const QString& id, const std::string& design,
                                     const QString& file, const QString& title) const;
    /// Copies that nobody works on any more, the newest first. Reads the small files only.
    [[nodiscard]] std::vector<Copy> leftBehind() const;
    /// Forgets a copy.
    void discard(const QString& id) const;

private:
    QString m_folder;
};

} // namespace peerscape::window
