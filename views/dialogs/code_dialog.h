#pragma once

#include "core/azure/document.h"
#include "core/write/code.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace peerscape::views {

class CodeHighlighter;
class ThemeManager;

/// Shows a design as code that deploys it, in one of the forms; copies and saves it. Below stands
/// what the form has no words for. Remembers the form.
class CodeDialog : public QDialog
{
    Q_OBJECT

public:
    CodeDialog(azure::Document document, const ThemeManager& theme, QWidget* parent);

    /// Writes the code to `path`, its parts beside it; shows an error in the dialog. True when it
    /// was written.
    bool saveTo(const QString& path);

private:
    void showForm();
    void showFile();
    void copy();
    void chooseAndSave();
    [[nodiscard]] write::CodeForm form() const;

    azure::Document m_document;
    write::Code m_code;
    QComboBox* m_form = nullptr;
    QComboBox* m_file = nullptr;
    QCheckBox* m_imports = nullptr;
    QPlainTextEdit* m_text = nullptr;
    CodeHighlighter* m_highlighter = nullptr;
    QLabel* m_gapTitle = nullptr;
    QListWidget* m_gaps = nullptr;
    QLabel* m_message = nullptr;
};

} // namespace peerscape::views
