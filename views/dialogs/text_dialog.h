#pragma once

#include <QDialog>

namespace peerscape::views {

/// A window of text to read: help, reports, lists of shortcuts.
class TextDialog : public QDialog
{
    Q_OBJECT

public:
    TextDialog(const QString& title, const QString& text, Qt::TextFormat format, QWidget* parent);
};

} // namespace peerscape::views
