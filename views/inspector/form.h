#pragma once

#include "core/azure/document.h"
#include "core/edit/edit.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::views {

class ThemeManager;

/// A column of labelled fields that show and change one or several objects of a document, or the
/// document itself. A field loads itself after every edit, and hands what a person entered to an
/// edit; a refusal is shown under the field with Azure's code and text, and the field shows the
/// document's value again.
class Form : public QWidget
{
    Q_OBJECT

public:
    using Document = azure::Document;
    /// The value to show; nothing while the objects that are edited together differ in it.
    template<class T>
    using Load = std::function<std::optional<T>(const Document&)>;
    template<class T>
    using Change = std::function<edit::EditResult(const Document&, const T&)>;

    /// What a field is called: for people, and by Azure's property (wording changes, names do
    /// not). The property is the field's tool tip and object name; empty where there is none.
    struct Name
    {
        QString label;
        QString property = {};
        bool wide = false; ///< The field has the whole width, under its label: for long texts.
    };

    struct Choice
    {
        QString text;
        quint32 value = 0;
    };
    using Choices = std::function<std::vector<Choice>(const Document&)>;

    /// One cell of a list field's row; choices make it a combo box of texts, asked for when it
    /// is opened.
    struct Column
    {
        QString title;
        int width = 90;
        std::function<QStringList(const Document&)> choices = {};
    };
    using Rows = std::vector<QStringList>;

    Form(qtmodel::DocumentController& controller, const ThemeManager& theme,
         std::vector<ObjectId> objects = {}, QWidget* parent = nullptr);

    /// What the form shows; fields ask whenever they load or change something.
    [[nodiscard]] const std::vector<ObjectId>& objects() const { return m_objects; }
    /// Shows other objects of the same kind, one instead of one or several instead of several, in
    /// the fields that there are: making new ones is what takes long. What was being typed goes
    /// to the objects it was typed for.
    void show(std::vector<ObjectId> objects);
    using QWidget::show;

    void addHeading(const QString& text);
    /// Text that follows the document and cannot be changed here.
    void addValue(const Name& name, Load<QString> load, bool mono = false);
    void addText(const Name& name, Load<QString> load, Change<QString> change, bool mono = false);
    /// Text that the document can propose and says something of while it is typed.
    struct Advice
    {
        QString text; ///< Empty: nothing to say.
        bool bad = false;
    };
    struct Planned
    {
        std::function<Advice(const Document&, const QString&)> advise;
        /// What a button beside the field puts into it; empty where there is nothing to propose.
        std::function<QString(const Document&)> propose;
    };
    void addPlanned(const Name& name, Load<QString> load, Change<QString> change, Planned planned);
    /// Several lines of text.
    void addParagraph(const Name& name, Load<QString> load, Change<QString> change);
    void addFlag(const Name& name, Load<bool> load, Change<bool> change, const QString& hint = {});
    /// One of several. Of many, `text` names the present one (nothing: none of them), and `choices`
    /// is not asked before somebody wants to choose.
    void addChoice(const Name& name, Choices choices, Load<quint32> load, Change<quint32> change,
                   std::function<QString(const Document&, quint32)> text = {});
    /// One of several that are offered, or any other text.
    void addSuggestion(const Name& name, const std::vector<std::pair<QString, QString>>& offered,
                       Load<QString> load, Change<QString> change);
    /// A list of rows with buttons to add (a copy of `fresh`), remove and move. A changed cell is
    /// one edit.
    void addList(const Name& name, std::vector<Column> columns, QStringList fresh, Load<Rows> load,
                 Change<Rows> change);
    void addButton(const QString& text, const QString& glyph,
                   std::function<edit::EditResult(const Document&)> change);
    /// Disables the field that was added last while `reason` gives a sentence, which then stands
    /// under it.
    void disableWhile(std::function<QString(const Document&)> reason);

    /// Loads every field from the current document.
    void reload();

signals:
    /// Somebody wants to see where the addresses of a field lie among others.
    void addressMapRequested();

private:
    /// What stands under a field.
    struct Notes
    {
        QLabel* reason = nullptr;
        QLabel* error = nullptr;
    };

    /// Applies an edit; shows a refusal in `error`. True when it was accepted.
    bool apply(const edit::EditResult& result, QLabel* error);
    /// Gives the field its names and remembers it as the last one.
    void nameField(const Name& name, QWidget* field);
    Notes addNotes(QVBoxLayout& column);
    /// `row` is what stands in the form: the field, or something that holds it.
    QLabel* addRow(const Name& name, QWidget* field, QWidget* row = nullptr);
    /// Shows a text and hands what was entered on.
    void bindText(QLineEdit* field, QLabel* error, Load<QString> load, Change<QString> change);
    [[nodiscard]] QLabel* makeMuted(const QString& text) const;
    [[nodiscard]] static QLabel* makeCaption(const Name& name);

    qtmodel::DocumentController& m_controller;
    const ThemeManager& m_theme;
    std::vector<ObjectId> m_objects;
    QFormLayout* m_layout;
    std::vector<std::function<void()>> m_loaders;
    std::vector<QLabel*> m_errors; ///< Of all fields.
    QWidget* m_lastField = nullptr;
    QLabel* m_lastReason = nullptr;
    bool m_loading = false;
};

} // namespace peerscape::views
