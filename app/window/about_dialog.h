#pragma once

#include <QDialog>
#include <QIcon>

namespace peerscape::window {

/// The picture that stands for Peerscape on the desktop.
[[nodiscard]] QIcon applicationIcon();

/// What this program is, which version of it, under which licence, and the way to its help.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);

signals:
    /// A person wants to read how it is used; the dialog closes.
    void helpWanted();
};

} // namespace peerscape::window
