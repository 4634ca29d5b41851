#include "views/inspector/form.h"

#include "qt/document_controller.h"
#include "views/inspector/list_field.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/choice_box.h"
#include "views/widgets/entry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

/// A multi-line field that commits when the keyboard leaves it.
class ParagraphEdit : public QPlainTextEdit
{
public:
    std::function<void()> commit;

protected:
    void focusOutEvent(QFocusEvent* event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        commit();
    }
};

/// A combo box in a scrolling form: the wheel scrolls the form instead of choosing by accident.
class CalmComboBox : public QComboBox
{
protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

constexpr int kFlagIndent = 24; // under the text of a check box
constexpr int kParagraphHeight = 110;
constexpr int kCaptionWidth = 116;

} // namespace

Form::Form(qtmodel::DocumentController& controller, const ThemeManager& theme,
           std::vector<ObjectId> objects, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_objects(std::move(objects))
    , m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(14, 10, 14, 10);
    m_layout->setHorizontalSpacing(10);
    m_layout->setVerticalSpacing(7);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void Form::show(std::vector<ObjectId> objects)
{
    takeEntry(*this);
    m_objects = std::move(objects);
    for (QLabel* error : m_errors)
        error->hide();
    reload();
}

void Form::addHeading(const QString& text)
{
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(0, 8, 0, 0);
    m_layout->addRow(label);
}

QLabel* Form::makeMuted(const QString& text) const
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::MutedText));
    label->setPalette(colors);
    return label;
}

void Form::nameField(const Name& name, QWidget* field)
{
    // A soft hyphen says where a caption may break; nobody should hear it.
    field->setAccessibleName(QString(name.label).remove(QChar(QChar::SoftHyphen)));
    field->setObjectName(name.property);
    field->setToolTip(name.property);
    m_lastField = field;
}

Form::Notes Form::addNotes(QVBoxLayout& column)
{
    Notes notes{makeMuted({}), new QLabel};
    notes.reason->hide();
    notes.error->setWordWrap(true);
    notes.error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    notes.error->setObjectName(QStringLiteral("fieldError"));
    notes.error->hide();
    column.addWidget(notes.reason);
    column.addWidget(notes.error);
    m_errors.push_back(notes.error);
    m_lastReason = notes.reason;
    return notes;
}

QLabel* Form::makeCaption(const Name& name)
{
    auto* caption = new QLabel(name.label);
    caption->setToolTip(name.property);
    if (!name.wide) {
        // A long name takes a second line: the fields begin at one place in every form.
        caption->setWordWrap(true);
        caption->setFixedWidth(kCaptionWidth);
    }
    return caption;
}

QLabel* Form::addRow(const Name& name, QWidget* field, QWidget* row)
{
    nameField(name, field);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(row != nullptr ? row : field);
    const Notes notes = addNotes(*column);
    QLabel* caption = makeCaption(name);
    caption->setBuddy(field);
    if (name.wide) {
        column->insertWidget(0, caption);
        m_layout->addRow(column);
    } else {
        m_layout->addRow(caption, column);
    }
    return notes.error;
}

bool Form::apply(const edit::EditResult& result, QLabel* error)
{
    if (result) {
        error->hide();
        m_controller.apply(result);
        return true;
    }
    QPalette colors = error->palette();
    colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::Bad));
    error->setPalette(colors);
    error->setText(QStringLiteral("%1: %2").arg(QString::fromStdString(result.error().code),
                                                qtmodel::DocumentController::text(result.error())));
    error->setAccessibleName(tr("Refused: %1").arg(error->text()));
    error->show();
    return false;
}

void Form::addValue(const Name& name, Load<QString> load, bool mono)
{
    auto* value = new QLabel;
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    nameField(name, value);
    if (mono)
        value->setFont(m_theme.theme().monoFont());
    if (name.wide) {
        m_layout->addRow(makeCaption(name));
        m_layout->addRow(value);
    } else {
        m_layout->addRow(makeCaption(name), value);
    }
    m_loaders.push_back([this, value, load, caption = value->accessibleName()] {
        value->setText(load(m_controller.document()).value_or(tr("several values")));
        // The name of a label is all of it that a screen reader says.
        value->setAccessibleName(QStringLiteral("%1: %2").arg(caption, value->text()));
    });
}

void Form::addText(const Name& name, Load<QString> load, Change<QString> change, bool mono)
{
    auto* field = new QLineEdit;
    if (mono)
        field->setFont(m_theme.theme().monoFont());
    bindText(field, addRow(name, field), std::move(load), std::move(change));
}

void Form::addPlanned(const Name& name, Load<QString> load, Change<QString> change, Planned planned)
{
    auto* row = new QWidget;
    auto* field = new QLineEdit;
    field->setFont(m_theme.theme().monoFont());
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    line->addWidget(field, 1);
    const auto addButton = [&](const QString& glyph, const QString& text) {
        auto* button = new QToolButton;
        button->setIcon(m_theme.icon(glyph, ColorRole::MutedText));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setAutoRaise(true);
        line->addWidget(button);
        return button;
    };
    QToolButton* next = addButton(QStringLiteral("add"), QString());
    next->setObjectName(QStringLiteral("nextFree"));
    QToolButton* map = addButton(QStringLiteral("subnet"), tr("Show the address map"));
    connect(map, &QToolButton::clicked, this, &Form::addressMapRequested);
    QLabel* error = addRow(name, field, row);
    QLabel* note = makeMuted({});
    note->setObjectName(QStringLiteral("fieldAdvice"));
    note->hide();
    auto* column = static_cast<QVBoxLayout*>(
        m_layout->itemAt(m_layout->rowCount() - 1, QFormLayout::FieldRole)->layout());
    column->insertWidget(column->indexOf(row) + 1, note);
    const auto advise = [this, note, advise = planned.advise](const QString& text) {
        const Advice advice = advise(m_controller.document(), text);
        QPalette colors = note->palette();
        colors.setColor(QPalette::WindowText,
                        m_theme.theme().color(advice.bad ? ColorRole::Bad : ColorRole::Warning));
        note->setPalette(colors);
        note->setText(advice.text);
        note->setVisible(!advice.text.isEmpty());
    };
    connect(field, &QLineEdit::textEdited, this, advise);
    connect(next, &QToolButton::clicked, this,
            [this, field, advise, error, propose = planned.propose] {
                field->setText(propose(m_controller.document()));
                field->setModified(true);
                field->setFocus(Qt::OtherFocusReason);
                error->hide();
                advise(field->text());
            });
    bindText(field, error, std::move(load), std::move(change));
    m_loaders.push_back([this, field, next, advise, propose = planned.propose] {
        const QString proposal = propose(m_controller.document());
        next->setEnabled(!proposal.isEmpty());
        const QString text =
            proposal.isEmpty() ? tr("Nothing is free") : tr("Next free: %1").arg(proposal);
        next->setToolTip(text);
        next->setAccessibleName(text);
        advise(field->text());
    });
}

void Form::bindText(QLineEdit* field, QLabel* error, Load<QString> load, Change<QString> change)
{
    const auto show = [this, field, load] {
        const std::optional<QString> text = load(m_controller.document());
        field->setText(text.value_or(QString()));
        field->setPlaceholderText(text ? QString() : tr("several values"));
        field->setCursorPosition(0); // the beginning says more than the end
    };
    connect(field, &QLineEdit::editingFinished, this, [this, field, change, error, load, show] {
        if (m_loading || !field->isModified())
            return;
        field->setModified(false);
        if (field->text() == load(m_controller.document()))
            error->hide();
        else if (!apply(change(m_controller.document(), field->text()), error))
            show();
    });
    m_loaders.push_back([field, show] {
        if (!field->hasFocus() || !field->isModified())
            show();
    });
}

void Form::addParagraph(const Name& name, Load<QString> load, Change<QString> change)
{
    auto* field = new ParagraphEdit;
    field->setFixedHeight(kParagraphHeight);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field->setTabChangesFocus(true);
    QLabel* error = addRow({name.label, name.property, true}, field);
    field->commit = [this, field, change, error] {
        if (m_loading || !field->document()->isModified())
            return;
        field->document()->setModified(false);
        apply(change(m_controller.document(), field->toPlainText()), error);
    };
    m_loaders.push_back([this, field, load] {
        const QString text = load(m_controller.document()).value_or(QString());
        if (field->toPlainText() != text)
            field->setPlainText(text);
        field->document()->setModified(false);
    });
}

void Form::addFlag(const Name& name, Load<bool> load, Change<bool> change, const QString& hint)
{
    auto* box = new QCheckBox(name.label);
    nameField(name, box);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(box);
    if (!hint.isEmpty()) {
        QLabel* explanation = makeMuted(hint);
        explanation->setContentsMargins(kFlagIndent, 0, 0, 0);
        column->addWidget(explanation);
        box->setAccessibleDescription(hint);
    }
    const Notes notes = addNotes(*column);
    notes.reason->setContentsMargins(kFlagIndent, 0, 0, 0);
    m_layout->addRow(column);
    const auto show = [this, box, load] {
        const std::optional<bool> value = load(m_controller.document());
        box->setTristate(!value);
        box->setCheckState(!value ? Qt::PartiallyChecked : *value ? Qt::Checked : Qt::Unchecked);
    };
    connect(box, &QCheckBox::clicked, this, [this, box, change, show, error = notes.error] {
        const bool checked = box->checkState() != Qt::Unchecked;
        if (!apply(change(m_controller.document(), checked), error))
            show();
    });
    m_loaders.emplace_back(show);
}

void Form::addChoice(const Name& name, Choices choices, Load<quint32> load, Change<quint32> change,
                     std::function<QString(const Document&, quint32)> text)
{
    const auto offer = [this, choices = std::move(choices)] {
        std::vector<ChoiceBox::Choice> offered;
        for (const Choice& choice : choices(m_controller.document()))
            offered.push_back({choice.text, choice.value});
        return offered;
    };
    if (!text) {
        text = [offer](const Document&, quint32 value) {
            for (const ChoiceBox::Choice& choice : offer()) {
                if (choice.value == value)
                    return choice.text;
            }
            return QString();
        };
    }
    auto* field = new ChoiceBox(offer);
    field->setPlaceholderText(tr("several values"));
    QLabel* error = addRow(name, field);
    const auto show = [this, field, load, text = std::move(text)] {
        const std::optional<quint32> value = load(m_controller.document());
        const QString shown = value ? text(m_controller.document(), *value) : QString();
        field->setCurrent(shown.isEmpty() ? std::nullopt
                                          : std::optional(ChoiceBox::Choice{shown, *value}));
    };
    connect(field, &QComboBox::activated, this, [this, field, change, error, show](int index) {
        if (!apply(change(m_controller.document(), field->itemData(index).toUInt()), error))
            show();
    });
    m_loaders.emplace_back(show);
}

void Form::addSuggestion(const Name& name, const std::vector<std::pair<QString, QString>>& offered,
                         Load<QString> load, Change<QString> change)
{
    auto* field = new CalmComboBox;
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    field->setMinimumContentsLength(10);
    for (const auto& [value, text] : offered)
        field->addItem(text, value);
    QLabel* error = addRow(name, field);
    const auto show = [this, field, load] {
        const std::optional<QString> value = load(m_controller.document());
        field->lineEdit()->setPlaceholderText(value ? QString() : tr("several values"));
        const int index = value ? field->findData(*value) : -1;
        field->setCurrentIndex(index);
        field->setEditText(index >= 0 ? field->itemText(index) : value.value_or(QString()));
        field->lineEdit()->setCursorPosition(0);
        field->lineEdit()->setModified(false);
    };
    const auto commit = [this, field, change, error, load, show] {
        const QString text = field->currentText().trimmed();
        const int index = field->findText(text, Qt::MatchFixedString);
        const QString value = index >= 0 ? field->itemData(index).toString() : text;
        if (m_loading || value == load(m_controller.document())
            || !apply(change(m_controller.document(), value), error))
            show();
    };
    connect(field, &QComboBox::activated, this, commit);
    connect(field->lineEdit(), &QLineEdit::editingFinished, this, [field, commit] {
        if (field->lineEdit()->isModified())
            commit();
    });
    m_loaders.emplace_back(show);
}

void Form::addList(const Name& name, std::vector<Column> columns, QStringList fresh,
                   Load<Rows> load, Change<Rows> change)
{
    auto* field = new ListField(std::move(columns), std::move(fresh), m_theme);
    nameField(name, field);
    auto* caption = new QLabel(name.label);
    caption->setBuddy(field);
    caption->setToolTip(name.property);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(caption);
    column->addWidget(field);
    const Notes notes = addNotes(*column);
    m_layout->addRow(column);
    const auto show = [this, field, load] {
        field->setRows(m_controller.document(), load(m_controller.document()).value_or(Rows()));
    };
    connect(field, &ListField::edited, this, [this, field, change, show, error = notes.error] {
        if (!m_loading && !apply(change(m_controller.document(), field->rows()), error)) {
            const QScopedValueRollback<bool> loading(m_loading, true);
            show();
        }
    });
    m_loaders.emplace_back(show);
}

void Form::addButton(const QString& text, const QString& glyph,
                     std::function<edit::EditResult(const Document&)> change)
{
    auto* button = new QPushButton(m_theme.icon(glyph, ColorRole::Accent), text);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(button, 0, Qt::AlignLeft);
    m_lastField = button;
    const Notes notes = addNotes(*column);
    m_layout->addRow(column);
    connect(button, &QPushButton::clicked, this,
            [this, change, error = notes.error] { apply(change(m_controller.document()), error); });
}

void Form::disableWhile(std::function<QString(const Document&)> reason)
{
    m_loaders.push_back(
        [this, field = m_lastField, label = m_lastReason, reason = std::move(reason)] {
            const QString text = reason(m_controller.document());
            field->setEnabled(text.isEmpty());
            label->setText(text);
            label->setVisible(!text.isEmpty());
            field->setAccessibleDescription(text);
        });
}

void Form::reload()
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    for (const auto& load : m_loaders)
        load();
}

} // namespace peerscape::views
