#pragma once

#include <QDialog>

namespace peerscape::views {

class ThemeManager;

/// A file that was read, to look at: a line of it is marked and in the middle. Of a very long file
/// the lines around it are shown.
class SourceDialog : public QDialog
{
    Q_OBJECT

public:
    /// `line` and `column` count from 1.
    SourceDialog(const QString& name, const QByteArray& content, int line, int column,
                 const ThemeManager& theme, QWidget* parent = nullptr);
};

} // namespace peerscape::views
