#pragma once

#include "core/azure/document.h"
#include "core/edit/edit.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;
class QLabel;

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::views {

class ThemeManager;

/// A column of labelled fields that show and change one or several objects of a document. A field
/// loads itself after every edit, and hands what a person entered to an edit; a refusal is shown
/// under the field with Azure's code and text, and the field shows the document's value again.
class Form : public QWidget
{
    Q_OBJECT

public:
    using Document = azure::Document;
    template<class T>
    using Load = std::function<T(const Document&)>;
    template<class T>
    using Change = std::function<edit::EditResult(const Document&, const T&)>;

    struct Choice
    {
        QString text;
        quint32 value = 0;
    };

    /// One cell of a list field's row; choices make it a combo box of texts.
    struct Column
    {
        QString title;
        QStringList choices;
        int width = 90;
    };
    using Rows = std::vector<QStringList>;

    Form(qtmodel::DocumentController& controller, const ThemeManager& theme,
         QWidget* parent = nullptr);

    void addHeading(const QString& text);
    /// Text that follows the document and cannot be changed here.
    void addValue(const QString& label, Load<QString> load, bool mono = false);
    void addText(const QString& label, Load<QString> load, Change<QString> change,
                 bool mono = false);
    /// Several lines of text.
    void addParagraph(const QString& label, Load<QString> load, Change<QString> change);
    void addFlag(const QString& label, Load<bool> load, Change<bool> change,
                 const QString& hint = {});
    void addNumber(const QString& label, int lowest, int highest, Load<int> load,
                   Change<int> change);
    /// One of several; `choices` is asked anew after every edit, so that it may list objects of the
    /// document.
    void addChoice(const QString& label, Load<std::vector<Choice>> choices, Load<quint32> load,
                   Change<quint32> change);
    /// A list of rows with buttons to add (a copy of `fresh`) and remove. A changed cell is one
    /// edit.
    void addList(const QString& label, std::vector<Column> columns, QStringList fresh,
                 Load<Rows> load, Change<Rows> change);
    void addButton(const QString& text, const QString& glyph,
                   std::function<edit::EditResult(const Document&)> change);

    /// Loads every field from the current document.
    void reload();

private:
    /// Applies an edit; shows a refusal in `error`. True when it was accepted.
    bool apply(const edit::EditResult& result, QLabel* error);
    [[nodiscard]] QLabel* addRow(const QString& label, QWidget* field);

    qtmodel::DocumentController& m_controller;
    const ThemeManager& m_theme;
    QFormLayout* m_layout;
    std::vector<std::function<void()>> m_loaders;
    bool m_loading = false;
};

} // namespace peerscape::views
